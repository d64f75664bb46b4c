package id.antrean.admin;

import id.antrean.booking.PassWish;
import id.antrean.branch.Calendar;
import id.antrean.core.ClaimReference;
import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.core.WrongFields;
import id.antrean.page.Dates;
import id.antrean.queue.rules.ClaimWindow;
import java.time.LocalDate;

/** A pass as typed, on the page or through the API; "" where nothing was. */
public record TypedPass(
    String nik, String reference, String firstDay, String lastDay, String reason) {
  /** Longer than any window of an approval, holidays and closures included. */
  static final int MOST_DAYS = 31;

  /** With the days of a claim approved today. */
  static TypedPass empty(LocalDate today, Calendar calendar) {
    var window = ClaimWindow.of(today, calendar);
    return new TypedPass("", "", Dates.asTyped(window.first()), Dates.asTyped(window.last()), "");
  }

  /** Problem 400 with every wrong field at once. */
  PassWish wish(LocalDate today) {
    var wrong = new WrongFields();
    var wish =
        new PassWish(
            wrong.read("nik", () -> Nik.parse(nik)),
            wrong.read("reference", () -> ClaimReference.parse(reference)),
            wrong.read("firstDay", () -> day("firstDay", firstDay)),
            wrong.read("lastDay", () -> day("lastDay", lastDay)),
            wrong.read("reason", () -> WrittenReason.parse(reason)));
    if (nik.isBlank()) {
      wrong.put("nik", Sentence.of("pass.nikEmpty")); // the usual words ask for one's own
    }
    if (wish.firstDay() != null && wish.lastDay() != null) {
      judgeDays(wish.firstDay(), wish.lastDay(), today, wrong);
    }
    wrong.mustBeNone();
    return wish;
  }

  private static void judgeDays(
      LocalDate first, LocalDate last, LocalDate today, WrongFields wrong) {
    if (last.isBefore(first)) {
      wrong.put("lastDay", Sentence.of("pass.daysTurned", "day", first));
    } else if (last.isBefore(today)) {
      wrong.put("lastDay", Sentence.of("pass.daysPast", "day", today));
    } else if (last.isAfter(first.plusDays(MOST_DAYS))) {
      wrong.put("lastDay", Sentence.of("pass.daysMany", "n", MOST_DAYS));
    } else if (first.isAfter(today.plusDays(MOST_DAYS))) {
      wrong.put("firstDay", Sentence.of("pass.daysFar", "n", MOST_DAYS));
    }
  }

  private static LocalDate day(String field, String typed) {
    return Dates.typed(typed).orElseThrow(() -> Problem.invalid(field, Sentence.of("err.day")));
  }

  @Override
  public String toString() {
    return "TypedPass[hidden]";
  }
}
