package id.antrean.admin;

import id.antrean.booking.DeskVisits;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.Sought;
import id.antrean.core.WrongFields;
import id.antrean.page.Dates;
import java.time.LocalDate;

/** A search for a visit as typed; the days may be left empty. */
public record TypedSearch(String q, String from, String to) {

  record Wish(Sought sought, DeskVisits.Days days) {}

  /** With the usual days. */
  static TypedSearch empty(LocalDate today) {
    var days = DeskVisits.Days.usual(today);
    return new TypedSearch("", Dates.asTyped(days.from()), Dates.asTyped(days.to()));
  }

  /** Problem 400 with every wrong field at once: q, from, to. */
  Wish wish(LocalDate today) {
    var wrong = new WrongFields();
    var sought = wrong.read("q", () -> Sought.parse(q));
    var usual = DeskVisits.Days.usual(today);
    var first = wrong.read("from", () -> day("from", from, usual.from()));
    var last =
        wrong.read("to", () -> day("to", to, first == null ? usual.to() : first.plusDays(7)));
    if (first != null && last != null) {
      if (last.isBefore(first)) {
        wrong.put("to", Sentence.of("pass.daysTurned", "day", first));
      } else if (!last.isBefore(first.plusDays(DeskVisits.MOST_DAYS))) {
        wrong.put("to", Sentence.of("search.daysMany", "n", DeskVisits.MOST_DAYS));
      }
    }
    wrong.mustBeNone();
    return new Wish(sought, new DeskVisits.Days(first, last));
  }

  private static LocalDate day(String field, String typed, LocalDate otherwise) {
    return typed.isBlank()
        ? otherwise
        : Dates.typed(typed).orElseThrow(() -> Problem.invalid(field, Sentence.of("err.day")));
  }

  @Override
  public String toString() {
    return "TypedSearch[hidden]";
  }
}
