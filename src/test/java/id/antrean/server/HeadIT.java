package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.http.Access;
import id.antrean.http.Access.Rule;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Link checkers and watchmen ask with HEAD: the same answer as to GET, without its body. */
@Antrean(counters = 2)
class HeadIT {
  private static Nodes nodes;
  private static String code;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 5, 1);
    code =
        nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot)).json().getString("code");
  }

  @Test
  void everyPageAndEveryGetOfTheApiAnswersHeadAsItAnswersGet() {
    var guest = nodes.http(0);
    var routes = reads().filter(rule -> !rule.path().endsWith("/stream")).map(HeadIT::filled);
    assertThat(routes).hasSizeGreaterThan(25).allSatisfy(HeadIT::same);
    assertThat(guest.send("HEAD", "/t/" + code, null, null).status()).isEqualTo(200);
    assertThat(guest.send("HEAD", "/t/0000000000000", null, null).status()).isEqualTo(404);
  }

  @Test
  void filesToo() {
    for (var file :
        List.of(
            "/static/shared/tokens.css", "/portal/pages.js", "/shared/pages.js", "/no-such.css")) {
      var head = nodes.http(0).send("HEAD", file, null, null);
      assertThat(head.status()).as(file).isEqualTo(nodes.http(0).get(file).status());
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void aStreamNeverEndsAndCannotBeAskedAbout() {
    var answer = nodes.wire(0).send("HEAD", "/api/v1/branches/x/board/stream", "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET");
  }

  private static void same(String path) {
    Answer get = nodes.http(0).get(path);
    Answer head = nodes.http(0).send("HEAD", path, null, null);
    assertThat(head.status()).as(path).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).as(path).isEqualTo(get.header("Content-Type"));
    assertThat(head.body()).as(path).isEmpty();
  }

  private static Stream<Rule> reads() {
    return StreamSupport.stream(Access.load().rules().spliterator(), false)
        .filter(rule -> rule.method().equals("GET"));
  }

  private static String filled(Rule rule) {
    return rule.path()
        .replace("{branch}", TestBranch.BRANCH)
        .replace("{service}", "JHT")
        .replace("{code}", code)
        .replaceAll("\\{\\w+}", "tidak-ada");
  }
}
