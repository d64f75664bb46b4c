package id.antrean.faults.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Who booked had proved a mobile, and each PIN proved for one request key and no other. */
final class ProofRule {
  private static final int TRIES = 5;
  private static final int AN_HOUR = 3;

  private final History history;
  private final Tables tables;
  private final List<Violation> found = new ArrayList<>();

  ProofRule(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
  }

  List<Violation> check() {
    asked();
    proved();
    booked();
    return found;
  }

  private void asked() {
    for (var line : history.of("pin")) {
      var pin = tables.pins().get(line.text("pin"));
      if (!line.ok()) {
        continue;
      }
      if (pin == null || !pin.key().equals(line.key())) {
        broken(line, "the PIN %s is not there".formatted(line.text("pin")));
      } else if (pin.tries() > TRIES || pin.letters() > AN_HOUR || pin.letters() < 1) {
        broken(line, "%d tries, %d letters".formatted(pin.tries(), pin.letters()));
      }
    }
  }

  private void proved() {
    var by = new HashMap<String, String>();
    for (var line : history.of("prove")) {
      var pin = tables.pins().get(line.text("pin"));
      boolean recorded = pin != null && Objects.equals(pin.provedBy(), line.key());
      if (line.ok() && !recorded) {
        broken(line, "it proved, and the PIN says nothing of it");
      }
      if (line.ok() && !by.computeIfAbsent(line.text("pin"), p -> line.key()).equals(line.key())) {
        broken(line, "the PIN proved for another before");
      }
    }
  }

  private void booked() {
    for (var booking : tables.bookings()) {
      int line = history.lineOfBooking(booking.key());
      if (line > 0 && !booking.proved()) {
        found.add(
            new Violation(
                Rule.PROOF, line, "%s has a place and proved nothing".formatted(booking.key())));
      }
    }
  }

  private void broken(Line line, String what) {
    found.add(new Violation(Rule.PROOF, line.n(), what));
  }
}
