package id.antrean.admin;

import id.antrean.booking.Block.Kind;
import id.antrean.booking.BlockWish;
import id.antrean.core.AddressRange;
import id.antrean.core.Email;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.core.WrongFields;
import id.antrean.page.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A block as typed; "" where nothing was. {@code until}: the last day on which it is in force. */
public record TypedBlock(String kind, String value, String reason, String until) {
  private static final int MOST_DAYS = 366;

  static TypedBlock empty() {
    return new TypedBlock(Kind.NIK.name(), "", "", "");
  }

  /** Problem 400 with every wrong field at once. */
  BlockWish wish(Instant now, ZoneId zone) {
    var wrong = new WrongFields();
    var chosen = Stream.of(Kind.values()).filter(k -> k.name().equals(kind)).findFirst();
    if (chosen.isEmpty()) {
      wrong.put("kind", Sentence.of("err.shape"));
    }
    var of = chosen.orElse(Kind.NIK);
    var nik = read(of == Kind.NIK, wrong, () -> Nik.parse(value));
    var mobile = read(of == Kind.MOBILE, wrong, () -> Phone.parse(value));
    var mail = read(of == Kind.MAIL, wrong, () -> Email.parse(value));
    var range = read(of == Kind.ADDRESS, wrong, () -> AddressRange.parse(value));
    if (value.isBlank()) {
      wrong.put("value", Sentence.of("err.blockEmpty"));
    }
    var why = wrong.read("reason", () -> WrittenReason.parse(reason));
    var today = LocalDate.ofInstant(now, zone);
    var last = wrong.read("until", () -> day(today));
    wrong.mustBeNone();
    var end = last.plusDays(1).atStartOfDay(zone).toInstant();
    return new BlockWish(of, nik, mobile, mail, range, why, end);
  }

  private static <T> T read(boolean isAsked, WrongFields wrong, Supplier<T> parser) {
    return isAsked ? wrong.read("value", parser) : null;
  }

  private LocalDate day(LocalDate today) {
    var day =
        Dates.typed(until).orElseThrow(() -> Problem.invalid("until", Sentence.of("err.day")));
    if (day.isBefore(today)) {
      throw Problem.invalid("until", Sentence.of("err.blockPast", "day", today));
    }
    if (day.isAfter(today.plusDays(MOST_DAYS))) {
      throw Problem.invalid("until", Sentence.of("err.blockLong", "n", MOST_DAYS));
    }
    return day;
  }

  @Override
  public String toString() {
    return "TypedBlock[hidden]";
  }
}
