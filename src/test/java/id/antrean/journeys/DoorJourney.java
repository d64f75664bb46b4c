package id.antrean.journeys;

import id.antrean.testkit.Nodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Hands a journey the nodes of its class, visits, and a guard where one counter is open. */
abstract class DoorJourney {
  static Nodes nodes;
  static Visits visits;
  static Guard guard;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    visits = new Visits(nodes);
    visits.open(1);
    guard = new Guard(nodes.http(0)).signedIn();
  }

  @AfterAll
  static void stop() {
    if (guard != null) {
      guard.close();
    }
  }

  @BeforeEach
  void startOver() {
    guard.startOver();
  }
}
