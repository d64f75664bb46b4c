package id.antrean.booking.form;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.Pins;
import java.util.Map;
import java.util.Optional;

/** Why a press on the pages of the PIN came to nothing: into the address, and from it to words. */
final class PinRefusal {
  private PinRefusal() {}

  /** What the last press came to, by the address, beside this field. */
  static Map<String, Sentence> wrong(Optional<String> why, Optional<String> left, String field) {
    var n = left.filter(digits -> digits.matches("[0-9]{1,5}")).orElse("1");
    return switch (why.orElse("")) {
      case "pin_wrong" -> Map.of(field, Sentence.of("problem.pin_wrong", "n", n));
      case "pin_over" -> Map.of(field, Sentence.of("problem.pin_over"));
      case "pin_digits" -> Map.of(field, Sentence.of("err.pinDigits"));
      case "pins_spent" -> Map.of(field, Sentence.of("problem.pins_spent", "n", n));
      case "too_many_requests" ->
          Map.of(field, Sentence.of(field.equals("pin") ? "err.pinSoon" : "err.pinRush", "n", n));
      case "no_mail" -> Map.of("email", Sentence.of("err.pinMail"));
      default -> Map.of();
    };
  }

  static int triesLeft(Problem problem) {
    return problem.detail(Pins.TriesLeft.class).map(Pins.TriesLeft::triesLeft).orElse(0);
  }

  static int minutes(Problem problem) {
    return (problem.retryAfterSeconds() + 59) / 60;
  }

  /** Back to the page, which says why; to that of the contact where {@code change}. */
  static Reply back(Form form, String why, int left, boolean change) {
    var n = left == 0 ? "" : Integer.toString(left);
    var asking = change ? "1" : "";
    return Reply.seeOther(
        Links.with(form.toProof(), Param.WRONG, why, Param.LEFT, n, Param.CHANGE, asking));
  }
}
