package id.antrean.journeys;

import id.antrean.testkit.Browser;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import java.util.concurrent.atomic.AtomicInteger;

/** People with phones at a node that several classes share: each one is somebody new. */
record Participants(Nodes nodes, KnownDigits digits) {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  Participant somebody() {
    return new Participant(Browser.phone(nodes.http(0)), digits, PEOPLE.incrementAndGet());
  }

  Participant somebodyWithoutJavaScript() {
    return withoutJavaScript(PEOPLE.incrementAndGet());
  }

  Participant withTheCardOf(Participant other) {
    return withoutJavaScript(other.person());
  }

  Participant withoutJavaScript(int person) {
    return new Participant(Browser.phoneWithoutJavaScript(nodes.http(0)), digits, person);
  }

  /** All that were made at this node. */
  int bookings() {
    return nodes
        .database()
        .first(row -> row.getInteger("n"), "SELECT count(*)::int AS n FROM booking")
        .orElseThrow();
  }
}
