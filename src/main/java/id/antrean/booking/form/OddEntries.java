package id.antrean.booking.form;

import id.antrean.booking.TypedPerson;
import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
      var kpj = form.typed().kpj();
      for (int i = 0; i < kpj.size(); i++) {
        oddCard(form.card(kpj.get(i))).ifPresent(put(odd, "kpj-" + i));
      }
      ofMail(form, "warn.mailOdd").ifPresent(sentence -> odd.put("email", sentence));
      if (person.onBehalfOf().filter(deceased -> isOdd(deceased.nik(), today)).isPresent()) {
        odd.put("onBehalfOf-nik", Sentence.of("warn.deceasedNikOdd"));
      }
      person
          .onBehalfOf()
          .flatMap(deceased -> oddCard(deceased.kpj()))
          .ifPresent(put(odd, "onBehalfOf-kpj"));
    } catch (Problem wrong) {
      return Map.of();
    }
    return odd;
  }

  private static Consumer<Sentence> put(Map<String, Sentence> odd, String field) {
    return sentence -> odd.put(field, sentence);
  }

  /** Old cards have letters, but hardly only those that look like a digit. */
  private static Optional<Sentence> oddCard(Kpj card) {
    return card.lookalikes().map(letters -> letters.say("warn.kpjOdd"));
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
    return String.join(" ", odd.keySet().stream().map(field -> typed(person, field)).toList());
  }

  private static String typed(TypedPerson person, String field) {
    return switch (field) {
      case "nik" -> person.nik();
      case "email" -> person.email();
      case "onBehalfOf-nik" -> person.deceasedNik();
      case "onBehalfOf-kpj" -> person.deceasedKpj();
      default -> person.kpj().get(Integer.parseInt(field.replace("kpj-", "")));
    };
  }
}
