package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A visitor without a booking who leaves a mobile number with the guard. */
@Antrean(counters = 2, shared = true)
class WalkInSmsIT {
  private static Nodes nodes;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    admin = nodes.http(0).as("admin");
  }

  @Test
  void getsTheNumberBySmsAndHowManyAreInFrontAndWhoLeftNoneGetsNothing() throws Exception {
    var before = given(null);
    var ticket = given("081200000771");
    await(() -> states(ticket).equals(List.of("SENT")));
    assertThat(admin.get("/mailbox").body())
        .contains("+6281200000771")
        .containsPattern(
            "Antrean " + ticket.getString("number") + ", .*: (\\d+|tidak ada) orang di depan Anda");
    assertThat(states(before)).isEmpty();
    assertThat(admin.get("/mailbox").body()).contains("/n/" + ticket.getString("token"));
  }

  @Test
  void inTheLanguageThatTheGuardChoseForThem() throws Exception {
    var ticket = given("081200000773", "en");
    await(() -> states(ticket).equals(List.of("SENT")));
    assertThat(admin.get("/mailbox").body())
        .containsPattern("Number " + ticket.getString("number") + ", .*: (\\d+|nobody) before you");
    assertThat(ticket.getString("language")).isEqualTo("en");
  }

  @Test
  void theSixthOfADayToOneMobileIsLeftOut() throws Exception {
    var tickets = IntStream.range(0, 6).mapToObj(n -> given("081200000772")).toList();
    await(() -> tickets.stream().mapToInt(ticket -> states(ticket).size()).sum() == 6);
    assertThat(states(tickets.getFirst())).doesNotContain("SKIPPED");
    assertThat(states(tickets.getLast())).containsExactly("SKIPPED");
  }

  private static JsonObject given(String phone) {
    return given(phone, "id");
  }

  private static JsonObject given(String phone, String language) {
    var wish = new JsonObject().put("service", "JHT").put("language", language);
    if (phone != null) {
      wish.put("phone", phone).put("again", true);
    }
    var answer = admin.post("/api/v1/branches/" + TestBranch.BRANCH + "/tickets", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static List<String> states(JsonObject ticket) {
    return nodes
        .database()
        .list(
            row -> row.getString("state"),
            "SELECT state FROM message WHERE ticket_id = $1",
            UUID.fromString(ticket.getString("id")));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).as("in time").isTrue();
  }
}
