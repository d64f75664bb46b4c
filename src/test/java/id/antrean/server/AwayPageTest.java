package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.page.Icons;
import id.antrean.page.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The page that a proxy gives while no node answers: one small file with the words of the rest. */
class AwayPageTest {
  private static final Pattern WORDS = Pattern.compile("data-(id|en)=\"([^\"]+)\">([^<]+)<");
  private static final String PAGE = read();

  @Test
  void everySentenceIsTheOneOfTheMessageFiles() {
    var found = WORDS.matcher(PAGE).results().toList();
    assertThat(found).hasSizeGreaterThan(6);
    for (var words : found) {
      var texts = Texts.of(words.group(1));
      var phone = texts.say("help.phone");
      assertThat(words.group(3)).isEqualTo(texts.say(words.group(2), "phone", phone));
    }
    var others = PAGE.replaceAll("(?s).*<main>|</main>.*", "").replaceAll("<[^>]*data-[^<]*<", "<");
    assertThat(others.replaceAll("<[^>]*>", "").strip()).as("words without a key").isEmpty();
  }

  /** It loads nothing, so it holds the shapes itself. */
  @Test
  void theWordMarkHasTheShapesOfTheLanes() {
    assertThat(PAGE).contains(Stream.of(Lane.values()).map(Icons::shape).toList());
  }

  @Test
  void itAsksForNothingElseAndIsSmall() throws IOException {
    assertThat(PAGE).doesNotContainPattern("(src|href)=\"(?!data:|\")").doesNotContain("@import");
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write(PAGE.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(zipped.size()).isLessThan(6 * 1024);
  }

  private static String read() {
    try {
      return Files.readString(Path.of("webroot", "503.html"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
