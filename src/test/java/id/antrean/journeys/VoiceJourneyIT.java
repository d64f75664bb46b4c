package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.Script;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Monday, nine o'clock: what people in the lobby hear while the guard calls. */
@Antrean(clock = "2026-11-23T09:00:00+07:00", browser = true)
class VoiceJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final String API = "/api/v1/branches/" + OFFICE;

  /** Notes each clip that was played to its end, by the name of its file. */
  private static final String EARS = Script.of("ears");

  private static Nodes nodes;
  private static Http guard;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guard = nodes.http(0).as("guard");
    for (int counter = 1; counter <= 3; counter++) {
      guard.patch("/api/v1/counters/" + OFFICE + "-" + counter, new JsonObject().put("open", true));
    }
  }

  @BeforeEach
  void emptyFloor() {
    nodes.database().update("DELETE FROM ticket");
  }

  @Test
  @Tag("long")
  void aCallIsSaidTwiceAfterOneChimeDigitByDigit() {
    try (var lobby = lobby("?suara=1")) {
      var number = called(1);
      hears(lobby, 15);
      assertThat(heard(lobby)).isEqualTo(chimeThen(List.of(full(number, "1"), full(number, "1"))));
      PageChecks.look(lobby, lobby.page(), "voice-1-called");
    }
  }

  @Test
  @Tag("long")
  void twoCallsAtOnceAreBothSaidInOrderOnceTheFirst() {
    try (var lobby = lobby("?suara=1")) {
      var first = called(1);
      var second = called(2);
      assertThat(lobby.page().locator("#hero .hero-number").first()).hasText(first);
      hears(lobby, 16);
      assertThat(heard(lobby).subList(0, 16))
          .isEqualTo(chimeThen(List.of(full(first, "1"), List.of("chime"), full(second, "2"))));
      assertThat(lobby.page().locator("#hero .hero-number").first()).hasText(second);
    }
  }

  @Test
  @Tag("long")
  void aRecallSaysThatItIsOne() {
    var ticket = ticketCalled(3);
    try (var lobby = lobby("?suara=1")) {
      guard.post("/api/v1/tickets/" + ticket.getString("id") + "/recalls", new JsonObject());
      hears(lobby, 9);
      assertThat(heard(lobby).subList(0, 9))
          .isEqualTo(
              chimeThen(
                  List.of(List.of("panggilan-ulang"), full(ticket.getString("number"), "3"))));
    }
  }

  @Test
  @Tag("long")
  void aCallTakenBackIsSilentAtOnce() {
    try (var lobby = lobby("?suara=1")) {
      var ticket = ticketCalled(1);
      hears(lobby, 2);
      guard.post("/api/v1/tickets/" + ticket.getString("id") + "/undo", new JsonObject());
      assertThat(lobby.page().locator("#hero .hero-number")).hasCount(0);
      lobby.page().waitForTimeout(6_000);
      assertThat(heard(lobby)).startsWith("chime", "nomor-antrean");
      assertThat(heard(lobby)).doesNotContain("silakan-ke-loket");
    }
  }

  @Test
  @Tag("long")
  void aScreenThatIsNotTheOneThatSpeaksIsMuteAndLoadsNoClip() {
    var clips = new ArrayList<String>();
    try (var lobby = Browser.lobby(nodes.http(0))) {
      lobby.page().onRequest(request -> keepClips(clips, request.url()));
      opened(lobby, "");
      var number = called(1);
      assertThat(lobby.page().locator("#hero .hero-number").first()).hasText(number);
      lobby.page().waitForTimeout(2_000);
      assertThat(heard(lobby)).isEmpty();
      assertThat(clips).isEmpty();
    }
  }

  /** A number that lacks a digit would call somebody else. */
  @Test
  @Tag("long")
  void withoutOneOfItsClipsANumberIsShownAndOnlyChimed() {
    try (var lobby = Browser.lobby(nodes.http(0))) {
      lobby.page().route("**/voice/a.mp3", route -> route.abort());
      opened(lobby, "?suara=1");
      var number = called(1);
      assertThat(lobby.page().locator("#hero .hero-number").first()).hasText(number);
      hears(lobby, 1);
      lobby.page().waitForTimeout(1_500);
      assertThat(heard(lobby)).containsOnly("chime");
    }
  }

  @Test
  void numbersAreSaidAsPeopleSayThem() {
    try (var lobby = lobby("")) {
      assertThat(said(lobby, "'P-1024', '13'"))
          .isEqualTo("nomor-antrean p 1 0 2 4 silakan-ke-loket 3 belas");
      assertThat(said(lobby, "'E-002', '10'"))
          .isEqualTo("nomor-antrean e 0 0 2 silakan-ke-loket sepuluh");
      assertThat(said(lobby, "'B-031', '24', { short: true }"))
          .isEqualTo("b 0 3 1 loket 2 puluh 4");
      assertThat(said(lobby, "'A-011', '11', { times: 2 }"))
          .isEqualTo("panggilan-ulang nomor-antrean a 0 1 1 silakan-ke-loket sebelas");
      assertThat(said(lobby, "'A-001', ''")).isEqualTo("nomor-antrean a 0 0 1 silakan-maju");
      assertThat(said(lobby, "'A-001', '3B'"))
          .isEqualTo("nomor-antrean a 0 0 1 silakan-ke-loket 3 b");
      assertThat(said(lobby, "'A-001', 'Kasir'")).isEqualTo("nomor-antrean a 0 0 1 lihat-layar");
    }
  }

  private static String said(Browser lobby, String call) {
    return (String)
        lobby
            .page()
            .evaluate(
                "async () => (await import('/static/display/sentence.js')).sentence("
                    + call
                    + ").filter(part => typeof part === 'string').join(' ')");
  }

  private static Browser lobby(String how) {
    var lobby = Browser.lobby(nodes.http(0));
    opened(lobby, how);
    return lobby;
  }

  private static void opened(Browser lobby, String how) {
    Page page = lobby.page();
    page.addInitScript(EARS);
    page.navigate("/display/" + OFFICE + how);
    assertThat(page.locator("body")).not().hasAttribute("data-scene", "loading");
    if (!how.isEmpty()) {
      page.waitForFunction("() => loaded.includes('lihat-layar')");
    }
  }

  private static void keepClips(List<String> clips, String address) {
    if (address.endsWith(".mp3")) {
      clips.add(address);
    }
  }

  private static void hears(Browser lobby, int clips) {
    lobby
        .page()
        .waitForFunction(
            "least => heard.length >= least",
            clips,
            new Page.WaitForFunctionOptions().setTimeout(30_000));
  }

  private static List<String> heard(Browser lobby) {
    return ((List<?>) lobby.page().evaluate("() => heard"))
        .stream().map(String.class::cast).toList();
  }

  /** "A-031" to counter 1: nomor antrean, a, nol, tiga, satu, silakan ke loket, satu. */
  private static List<String> full(String number, String counter) {
    var clips = new ArrayList<>(List.of("nomor-antrean"));
    clips.addAll(Arrays.asList(number.toLowerCase(Locale.ROOT).replace("-", "").split("")));
    clips.addAll(List.of("silakan-ke-loket", counter));
    return clips;
  }

  /** A chime, then all of these. */
  private static List<String> chimeThen(List<List<String>> parts) {
    return Stream.concat(Stream.of("chime"), parts.stream().flatMap(List::stream)).toList();
  }

  private static String called(int counter) {
    return ticketCalled(counter).getString("number");
  }

  private static JsonObject ticketCalled(int counter) {
    var issued =
        guard.post(API + "/tickets", new JsonObject().put("service", "JHT").put("lane", "WALK_IN"));
    assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    var call =
        guard.post(
            "/api/v1/counters/" + OFFICE + "-" + counter + "/calls",
            new JsonObject().put("lane", "WALK_IN"));
    assertThat(call.status()).as(call.body()).isEqualTo(201);
    return call.json().getJsonObject("ticket");
  }
}
