package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import id.antrean.testkit.Nodes;
import id.antrean.testkit.Script;
import java.util.List;

/** The hall of the demo branch, where two counters are open and four people wait. */
record Hall(Nodes nodes, Visits visits) {
  /** A phone with a lamp and a lock for its screen, and a loudspeaker that counts. */
  private static final String PHONE = Script.of("phone-hardware");

  static Hall open(Nodes nodes) {
    var visits = new Visits(nodes);
    nodes.database().update("UPDATE counter SET open = false");
    visits.open(2);
    return new Hall(nodes, visits);
  }

  /** A guard to whom the four have just come. */
  Guard guard() {
    visits.nobodyHere();
    List.of("WALK_IN", "WALK_IN", "WALK_IN", "PRIORITY").forEach(visits::walkIn);
    var guard = new Guard(nodes.http(0), PHONE).signedIn();
    assertThat(guard.page().locator(".lane-star.lane")).containsText("1 menunggu");
    return guard;
  }

  int called() {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM ticket WHERE state = 'CALLED'")
        .orElseThrow();
  }
}
