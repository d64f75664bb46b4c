package id.antrean.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts indonesian = Texts.of("id");

  @Test
  void everyLanguageButEnglishIsIndonesian() {
    assertThat(Texts.of("en").language()).isEqualTo("en");
    assertThat(Texts.of("de").language()).isEqualTo("id");
    assertThat(Texts.of("").language()).isEqualTo("id");
  }

  @Test
  void argumentsStandWhereTheSentenceNamesThem() {
    assertThat(indonesian.say(Problem.tooMany(240).sentence())).contains("4").doesNotContain("{");
  }

  /** What people typed comes back in sentences: it must not act as a pattern itself. */
  @Test
  void anArgumentIsTakenAsItIs() {
    for (var typed : new String[] {"$1", "\\", "{n}", "<b>", "$", "{"}) {
      assertThat(indonesian.say(Sentence.of("err.nikLength", "n", typed))).contains(typed);
    }
  }

  @Test
  void aSentenceWithoutWordsIsOurMistake() {
    assertThatThrownBy(() -> indonesian.say("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }
}
