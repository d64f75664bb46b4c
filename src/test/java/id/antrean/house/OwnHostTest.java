package id.antrean.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No face asks a third party for anything, and no style sheet says what words should say. */
class OwnHostTest {
  /** Whatever a browser loads by itself; a link that people press may lead to a map. */
  private static final Pattern LOADED =
      Pattern.compile(
          "(?:\\bsrc|\\bsrcset|\\baction|\\bposter|\\bdata)\\s*=\\s*[\"'](?:https?:)?//[^\"']*"
              + "|<link[^>]*href=[\"'](?:https?:)?//[^\"']*"
              + "|(?:url|@import)\\s*\\(?\\s*[\"']?(?:https?:)?//[^\"')]*"
              + "|(?:fetch|import|importScripts|Worker|EventSource|WebSocket)"
              + "\\s*\\(?\\s*[\"'`](?:https?:|wss?:)?//[^\"'`]*");

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    assertThat(found(LOADED, "webroot", "src/main/jte")).isEmpty();
  }

  @Test
  void aForeignAddressWouldBeFound() {
    assertThat(
            Stream.of(
                "<script src=\"https://cdn.example/x.js\">",
                "<img src='//cdn.example/x.png'>",
                "<link rel=\"stylesheet\" href=\"https://cdn.example/x.css\">",
                "background: url(https://cdn.example/x.png)",
                "@import \"//cdn.example/x.css\"",
                "fetch('https://cdn.example/')"))
        .allMatch(line -> LOADED.matcher(line).find());
  }

  /** A text browser, a screen reader and a printer would miss it. */
  @Test
  void styleSheetsOfPagesHoldNoWordsAndNoPictures() throws IOException {
    var words = Pattern.compile("content:\\s*[\"'][^\"']+[\"']|attr\\(|url\\(|background-image");
    assertThat(found(words, "webroot/shared", "webroot/portal")).isEmpty();
  }

  private static List<String> found(Pattern pattern, String... folders) throws IOException {
    var found = new ArrayList<String>();
    for (var folder : folders) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var file : files.filter(OwnHostTest::isText).toList()) {
          var matcher = pattern.matcher(Files.readString(file));
          while (matcher.find()) {
            found.add(file + ": " + matcher.group());
          }
        }
      }
    }
    return found;
  }

  private static boolean isText(Path file) {
    return file.toString().matches(".*\\.(html|css|js|mjs|jte|svg)")
        && !file.toString().contains("swagger-ui-bundle"); // it runs under the policy of our pages
  }
}
