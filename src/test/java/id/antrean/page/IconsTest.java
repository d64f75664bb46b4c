package id.antrean.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** icons.svg is the only place of icons: it holds what pages and screens draw, and no more. */
class IconsTest {
  @Test
  void itHoldsTheIconsThatAreDrawn() throws IOException {
    var verdicts = "\\['(?:ok|wait|stop|info)', '([\\w-]+)']";
    var drawn = found(verdicts, "webroot/console");
    drawn.addAll(found("\\bicon\\('([\\w-]+)'\\)", "webroot/console", "webroot/display"));
    drawn.addAll(found("parts\\.icon\\(name = \"([\\w-]+)\"\\)", "src/main/jte"));
    drawn.addAll(found("\"icon\": \"([\\w-]+)\"", "src/main/resources/reference"));
    assertThat(found("<symbol id=\"icon-([\\w-]+)\"", "webroot/shared")).isEqualTo(drawn);
  }

  @Test
  void itHoldsAShapeForEachLookOfALane() throws IOException {
    assertThat(found("<symbol id=\"shape-(\\w+)\"", "webroot/shared"))
        .hasSize(6)
        .isEqualTo(found("\\.lane-(\\w+)", "webroot/shared"));
    assertThat(Stream.of(Lane.values()).map(Icons::shape)).doesNotHaveDuplicates();
  }

  @Test
  void whatItDoesNotHoldIsNotDrawn() {
    assertThatThrownBy(() -> Icons.icon("no-such")).hasMessage("no icon icon-no-such");
  }

  private static Set<String> found(String pattern, String... folders) throws IOException {
    var found = new TreeSet<String>();
    for (var folder : folders) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var file :
            files.filter(f -> f.toString().matches(".*\\.(js|css|svg|jte|json)")).toList()) {
          var matches = Pattern.compile(pattern).matcher(Files.readString(file)).results();
          matches.forEach(one -> found.add(one.group(1)));
        }
      }
    }
    return found;
  }
}
