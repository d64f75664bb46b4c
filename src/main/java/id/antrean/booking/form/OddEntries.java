package id.antrean.booking.form;

import id.antrean.core.Email;
import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What in a right form may be a typing mistake: pointed out once, and believed when it is sent
 * again unchanged.
 */
final class OddEntries {
  private OddEntries() {}

  /** By the id of the field on the page; empty where something is wrong, which comes first. */
  static Map<String, Sentence> of(Form form, LocalDate today) {
    var odd = new LinkedHashMap<String, Sentence>();
    try {
      var person = form.person();
      if (isOdd(person.nik(), today)) {
        odd.put("nik", Sentence.of("warn.nikOdd"));
      }
      ofMail(form, "warn.mailOdd").ifPresent(sentence -> odd.put("email", sentence));
      if (person.onBehalfOf().filter(deceased -> isOdd(deceased.nik(), today)).isPresent()) {
        odd.put("onBehalfOf-nik", Sentence.of("warn.deceasedNikOdd"));
      }
    } catch (Problem wrong) {
      return Map.of();
    }
    return odd;
  }

  private static boolean isOdd(Nik nik, LocalDate today) {
    return !nik.oddness(today).isEmpty();
  }

  /** {@code key}: the sentence, which names the address that was probably meant. */
  static Optional<Sentence> ofMail(Form form, String key) {
    try {
      return Email.parseOptional(form.draft().typed().person().email())
          .flatMap(Email::probablyMeant)
          .map(meant -> Sentence.of(key, "x", meant.address()));
    } catch (Problem wrong) {
      return Optional.empty();
    }
  }

  /** What was typed into these fields, for the hidden field that says it was pointed out. */
  static String typed(Form form, Map<String, Sentence> odd) {
    var person = form.draft().typed().person();
    var typed =
        Map.of(
            "nik", person.nik(), "email", person.email(), "onBehalfOf-nik", person.deceasedNik());
    return String.join(" ", odd.keySet().stream().map(typed::get).toList());
  }
}
