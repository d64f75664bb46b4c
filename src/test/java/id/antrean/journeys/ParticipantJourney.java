package id.antrean.journeys;

import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import org.junit.jupiter.api.BeforeAll;

/** Hands a journey the nodes of its class, the answer of the last picture, and participants. */
abstract class ParticipantJourney {
  static final String OFFICE = Visits.OFFICE;

  static Nodes nodes;
  static KnownDigits digits;
  static Participants people;

  @BeforeAll
  static void start(Nodes started, KnownDigits known) {
    nodes = started;
    digits = known;
    people = new Participants(started, known);
  }
}
