package id.antrean.faults;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.faults.checker.Rule;
import id.antrean.faults.checker.Violation;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The faults run has a negative control: a program that really breaks the checker's rules. */
class GuardsOffIT {
  /** Each of the program's guards is off while people come: each rule is broken, at a line. */
  @Test
  @Tag("long")
  void theProgramWithoutItsGuards() throws Exception {
    try (var broken =
        new SmallRun(
            2,
            "DROP INDEX booking_number_once",
            trigger(
                "never_taken",
                "BEFORE UPDATE ON slot",
                "OLD.service_date = '2026-11-25'",
                "NEW.free := OLD.free;"),
            // what was committed is not kept
            trigger(
                "forgotten",
                "AFTER INSERT ON booking",
                "NEW.number % 5 = 0",
                "DELETE FROM booking WHERE id = NEW.id;"),
            // a repeat is not known again
            trigger(
                "unrecognised", "BEFORE INSERT ON booking", "true", "NEW.fingerprint := '\\x00';"),
            // who cancels, cancels for another one too
            trigger(
                "for_another",
                "AFTER UPDATE ON booking",
                "NEW.state = 'CANCELLED' AND pg_trigger_depth() < 2",
                """
                UPDATE booking SET state = 'CANCELLED' WHERE id = (SELECT id FROM booking
                  WHERE state = 'BOOKED' AND branch_id = NEW.branch_id ORDER BY id LIMIT 1);
                """),
            // an event passes for heard before its messages were written
            trigger(
                "unheard",
                "BEFORE INSERT ON event",
                "NEW.branch_id = 'kantor-uji-2'",
                "NEW.heard := true;"),
            // a booking counts as over at once
            trigger(
                "over_at_once",
                "BEFORE INSERT ON booking",
                "NEW.number % 7 = 3",
                "NEW.state := 'UNSERVED';"),
            // a PIN is not used up
            trigger(
                "used_again",
                "BEFORE UPDATE ON pin",
                "NEW.proved_at IS NOT NULL",
                "NEW.proved_at := NULL; NEW.proved_by := NULL;"),
            // who was called goes on waiting
            trigger(
                "still_waiting",
                "BEFORE UPDATE ON ticket",
                "NEW.state = 'CALLED' AND NEW.branch_id = 'kantor-uji-2'",
                "NEW.state := 'WAITING'; NEW.counter_id := NULL;"),
            // people push in
            trigger(
                "pushing_in",
                "BEFORE INSERT ON ticket",
                "NEW.branch_id = 'kantor-uji-1'",
                "NEW.line_at := NEW.line_at - random() * interval '1 hour';"))) {
      var found = broken.check();
      assertShown(found, Rule.CAPACITY, "");
      assertShown(found, Rule.QUOTA, "");
      assertShown(found, Rule.NUMBER, "");
      assertShown(found, Rule.ACKNOWLEDGED, "is there 0 times");
      assertShown(found, Rule.UNKNOWN, "told no in the end, but there as");
      assertShown(found, Rule.REFUSED, "is cancelled, and nobody was told yes");
      assertShown(found, Rule.ENDED, "is UNSERVED while its day goes on");
      assertShown(found, Rule.MESSAGE, "has the messages []");
      assertShown(found, Rule.PROOF, "the PIN says nothing of it");
      assertShown(found, Rule.CALLED_ONCE, "was called and was not waiting");
      assertShown(found, Rule.POLICY, "kantor-uji-1");
      assertShown(found, Rule.COUNTER, "the counter says 99");
    }
  }

  private static String trigger(String name, String when, String condition, String what) {
    return """
        CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN IF %3$s THEN %4$s END IF; RETURN NEW; END $$;
        CREATE TRIGGER %1$s %2$s FOR EACH ROW EXECUTE FUNCTION %1$s();
        """
        .formatted(name, when, condition, what);
  }

  private static void assertShown(List<Violation> found, Rule rule, String what) {
    assertThat(found)
        .as("%s: %s", rule, what)
        .anyMatch(v -> v.rule() == rule && v.what().contains(what) && v.line() > 0);
  }
}
