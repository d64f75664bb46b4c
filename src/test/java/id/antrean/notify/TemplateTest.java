package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.page.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {

  /** A visit's page lists what was sent about it. */
  @ParameterizedTest
  @EnumSource(Template.class)
  void eachHasANameThatStaffRead(Template template) {
    for (var language : new String[] {"id", "en"}) {
      assertThat(Texts.of(language).has("template." + template)).as(language).isTrue();
    }
  }
}
