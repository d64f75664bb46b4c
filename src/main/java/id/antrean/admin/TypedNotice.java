package id.antrean.admin;

import id.antrean.branch.Notice;
import id.antrean.branch.Notice.Kind;
import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.page.Dates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A notice as typed on the page; "" where nothing was. {@code place}: "kantor:ID", "wilayah:ID" or
 * "semua" for everywhere.
 */
public record TypedNotice(
    String kind,
    String place,
    String text,
    String textEn,
    String fromDay,
    String fromTime,
    String untilDay,
    String untilTime) {
  static final String EVERYWHERE = "semua";
  private static final String BRANCH = "kantor:";
  private static final String REGION = "wilayah:";
  private static final int LETTERS = 60;
  private static final int CLOSING = 15;
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Duration LONGEST_STOP = Duration.ofHours(24);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm");
  private static final Pattern TIME_TYPED = Pattern.compile("([01]?[0-9]|2[0-3])[.:]([0-5][0-9])");

  /** From now until the office has closed, or else to the end of the day. */
  static TypedNotice empty(String place, ZonedDateTime now) {
    var day = Dates.asTyped(now.toLocalDate());
    var end = now.getHour() < CLOSING ? "16.00" : "23.59";
    return new TypedNotice(Kind.NOTICE.name(), place, "", "", day, TIME.format(now), day, end);
  }

  static String ofBranch(String branch) {
    return BRANCH + branch;
  }

  static String ofRegion(String region) {
    return REGION + region;
  }

  Optional<String> branch() {
    return after(BRANCH);
  }

  Optional<String> region() {
    return after(REGION);
  }

  private Optional<String> after(String prefix) {
    return place.startsWith(prefix)
        ? Optional.of(place.substring(prefix.length()))
        : Optional.empty();
  }

  /** Problem 400 with every wrong field at once. */
  Notice notice(ZoneId zone, String by, Instant now) {
    var wrong = new WrongFields();
    if (!place.equals(EVERYWHERE) && branch().isEmpty() && region().isEmpty()) {
      wrong.put("place", Sentence.of("err.noticePlace"));
    }
    var from = wrong.read("fromDay", () -> instant(fromDay, fromTime, "from", zone, wrong));
    var until = wrong.read("untilDay", () -> instant(untilDay, untilTime, "until", zone, wrong));
    boolean isStop = kind.equals(Kind.STOP.name());
    return of(
        new Place(isStop, branch(), region()),
        new Words(text, textEn),
        from,
        until,
        by,
        now,
        wrong,
        "untilDay");
  }

  /** Where it is shown, or that bookings stop. */
  record Place(boolean isStop, Optional<String> branch, Optional<String> region) {}

  record Words(String text, String textEn) {}

  /** {@code atEnd}: the field at which a wrong end is shown; an instant that is null is wrong. */
  static Notice of(
      Place place,
      Words words,
      Instant from,
      Instant until,
      String by,
      Instant now,
      WrongFields wrong,
      String atEnd) {
    var text = place.isStop() ? "" : wrong.read("text", () -> line("text", words.text()));
    var textEn = place.isStop() ? "" : wrong.read("textEn", () -> line("textEn", words.textEn()));
    if (!place.isStop() && "".equals(text)) {
      wrong.put("text", Sentence.of("err.noticeEmpty"));
    }
    if (place.isStop() && (place.branch().isPresent() || place.region().isPresent())) {
      wrong.put("place", Sentence.of("err.stopPlace"));
    }
    if (from != null && until != null) {
      judge(from, until, place.isStop() ? LONGEST_STOP : LONGEST, now)
          .ifPresent(sentence -> wrong.put(atEnd, sentence));
    }
    wrong.mustBeNone();
    return new Notice(
        Ids.next(),
        place.isStop() ? Kind.STOP : Kind.NOTICE,
        place.branch(),
        place.region(),
        text,
        Optional.of(textEn).filter(english -> !english.isEmpty()),
        from,
        until,
        by);
  }

  private static Optional<Sentence> judge(
      Instant from, Instant until, Duration longest, Instant now) {
    if (!until.isAfter(from)) {
      return Optional.of(Sentence.of("err.noticeTurned"));
    }
    if (!until.isAfter(now)) {
      return Optional.of(Sentence.of("err.noticeOver"));
    }
    return Duration.between(from, until).compareTo(longest) > 0
        ? Optional.of(Sentence.of("err.noticeLong", "n", longest.toHours() / 24))
        : Optional.empty();
  }

  private static String line(String field, String typed) {
    var text = typed.strip().replaceAll("\\s+", " ");
    int letters = text.length();
    if (letters > LETTERS) {
      throw Problem.invalid(field, Sentence.of("err.noticeLength", "m", LETTERS, "n", letters));
    }
    return text;
  }

  private static Instant instant(
      String day, String time, String name, ZoneId zone, WrongFields wrong) {
    var at = time(time);
    if (at.isEmpty()) {
      wrong.put(name + "Time", Sentence.of("err.noticeTime"));
    }
    var date =
        Dates.typed(day).orElseThrow(() -> Problem.invalid(name + "Day", Sentence.of("err.day")));
    return at.map(one -> date.atTime(one).atZone(zone).toInstant()).orElse(null);
  }

  private static Optional<LocalTime> time(String typed) {
    var parts = TIME_TYPED.matcher(typed.strip());
    return parts.matches()
        ? Optional.of(
            LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }
}
