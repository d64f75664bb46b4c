package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=true | {\"status\":true}",
        "status=true | {\"status\":\"true\"}",
        "code=200 | {\"code\":200}",
        "data.0.status=queued | {\"data\":[{\"status\":\"queued\"}]}",
        "0.ok=1 | [{\"ok\":1}]",
        "text=a=b | {\"text\":\"a=b\"}"
      })
  void saysYes(String setting, String answer) {
    assertThat(AcceptedAnswer.parse(setting).isIn(SmsGateway.read(Buffer.buffer(answer)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":false,\"reason\":\"insufficient quota\"}",
        "{\"status\":null}",
        "{\"state\":true}",
        "{\"status\":{\"status\":true}}",
        "[true]",
        "true",
        "OK",
        "<html>status=true</html>",
        ""
      })
  void saysNoOrNothing(String answer) {
    assertThat(AcceptedAnswer.parse("status=true").isIn(SmsGateway.read(Buffer.buffer(answer))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "status", "=true", "status=", ".status=true", "a..b=1", "a b=1"})
  void aSettingWithoutFieldOrValueIsRefused(String setting) {
    assertThatThrownBy(() -> AcceptedAnswer.parse(setting))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
