package id.antrean.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The hours of messages by the office's clock, and their last hour. Judged when a message is handed
 * over, for until then it may have waited long.
 */
final class Hours {
  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final LocalTime NIGHT = LocalTime.of(21, 0);
  private static final LocalTime REMINDERS_FROM = LocalTime.of(9, 0);
  private static final LocalTime REMINDERS_TO = LocalTime.of(19, 0);

  /** What its receiver asked for so short a time ago is awaited, at any hour. */
  private static final Duration A_MOMENT = Duration.ofMinutes(5);

  private Hours() {}

  /** What is done with the letter instead of sending it now; empty: it is sent. */
  static Optional<Outcome> insteadOfSending(Letter letter, Instant now) {
    var template = letter.template();
    var here = now.atZone(letter.facts().branch().timeZone());
    if (!template.mayBeSentOf(letter.gone()) || template.isStale(letter.createdAt(), now)) {
      return obsolete();
    }
    return switch (template) {
      case NEAR -> Optional.empty();
      case WALK_IN ->
          here.toLocalDate().isAfter(letter.facts().date()) ? obsolete() : Optional.empty();
      case DAY_BEFORE -> dayBefore(letter, here);
      case TWO_HOURS, CLOSED -> isOver(letter, here) ? obsolete() : byDay(here);
      case BOOKED, MOVED, CANCELLED, LOST -> confirmation(letter, now, here);
      case CORRECTED, ERASED -> isAwaited(letter, now) ? Optional.empty() : byDay(here);
    };
  }

  /** It says "tomorrow", so none is put off to the next morning. */
  private static Optional<Outcome> dayBefore(Letter letter, ZonedDateTime here) {
    var time = here.toLocalTime();
    if (!here.toLocalDate().isBefore(letter.facts().date()) || time.isAfter(REMINDERS_TO)) {
      return obsolete();
    }
    return time.isBefore(REMINDERS_FROM) ? putOff(here.with(REMINDERS_FROM)) : Optional.empty();
  }

  private static Optional<Outcome> confirmation(Letter letter, Instant now, ZonedDateTime here) {
    if (isAwaited(letter, now)) {
      return Optional.empty();
    }
    return isOver(letter, here) ? obsolete() : byDay(here);
  }

  private static boolean isAwaited(Letter letter, Instant now) {
    return now.isBefore(letter.createdAt().plus(A_MOMENT));
  }

  private static Optional<Outcome> byDay(ZonedDateTime here) {
    var time = here.toLocalTime();
    if (time.isBefore(MORNING)) {
      return putOff(here.with(MORNING));
    }
    return time.isBefore(NIGHT) ? Optional.empty() : putOff(here.plusDays(1).with(MORNING));
  }

  private static boolean isOver(Letter letter, ZonedDateTime here) {
    return !here.toLocalDateTime().isBefore(letter.facts().date().atTime(letter.facts().ends()));
  }

  private static Optional<Outcome> obsolete() {
    return Optional.of(new Outcome.Obsolete());
  }

  private static Optional<Outcome> putOff(ZonedDateTime until) {
    return Optional.of(new Outcome.PutOff(until.toInstant()));
  }
}
