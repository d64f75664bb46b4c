package id.antrean.page;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessageFilesTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{[a-zA-Z]+}");
  private static final Pattern KEY =
      Pattern.compile("\\b(?:Message\\.of|say|t)\\(\\s*\"(\\w+\\.[\\w.]+)\"");
  private static final Pattern PROBLEM =
      Pattern.compile(
          "\\b(?:(?:of|new Problem)\\(\\s*[45]\\d\\d,|conflict\\(|unavailable\\()\\s*\"(\\w+)\"");
  private static final Map<String, String> INDONESIAN = words("id");
  private static final Map<String, String> ENGLISH = words("en");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(INDONESIAN.keySet()).isEqualTo(ENGLISH.keySet());
    assertThat(INDONESIAN.values()).doesNotContain("");
    assertThat(ENGLISH.values()).doesNotContain("");
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    INDONESIAN.forEach(
        (key, sentence) ->
            assertThat(arguments(ENGLISH.get(key))).as(key).isEqualTo(arguments(sentence)));
  }

  @Test
  void indonesianIsCalmAndSpeltRight() {
    INDONESIAN.forEach(
        (key, sentence) ->
            assertThat(sentence)
                .as(key)
                .doesNotContain("!")
                .doesNotContainPattern("(?i)mohon|silahkan|antrian|invalid|submit|\\bklik\\b")
                .doesNotContainPattern("\\banda\\b"));
  }

  @Test
  void everySentenceThatTheCodeNamesHasWords() throws IOException {
    var named = new TreeSet<String>();
    for (var file : sources()) {
      var code = Files.readString(file);
      KEY.matcher(code).results().forEach(found -> named.add(found.group(1)));
      PROBLEM.matcher(code).results().forEach(found -> named.add("problem." + found.group(1)));
    }
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(INDONESIAN.keySet()).containsAll(named);
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src/main"))) {
      return files.filter(file -> file.toString().matches(".*\\.(java|jte)")).toList();
    }
  }

  private static Set<String> arguments(String sentence) {
    return ARGUMENT.matcher(sentence).results().map(MatchResult::group).collect(toSet());
  }

  /** Fails on a key given twice, which {@link Properties} alone would swallow. */
  private static Map<String, String> words(String language) {
    var keys = new HashSet<Object>();
    var properties =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            assertThat(keys.add(key)).as("twice in messages_" + language + ": " + key).isTrue();
            return super.put(key, value);
          }
        };
    var file = "/messages_" + language + ".properties";
    try (var in = MessageFilesTest.class.getResourceAsStream(file)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
    return properties.stringPropertyNames().stream()
        .collect(toMap(key -> key, properties::getProperty));
  }
}
