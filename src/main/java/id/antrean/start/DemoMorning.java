package id.antrean.start;

import id.antrean.booking.Booking;
import id.antrean.branch.Calendar;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forty people on a working morning, as it would have gone from the opening until now: some are
 * served, some at the counters, some wait, and some have booked for later.
 */
final class DemoMorning {
  private static final Logger LOG = LoggerFactory.getLogger(DemoMorning.class);
  private static final Duration EARLIER = Duration.ofMinutes(100);
  private static final Duration BEFORE_OPENING = Duration.ofMinutes(20);
  private static final int CALLS = 18;

  /** In order of arrival: booked B and E in capitals, without a booking in small letters. */
  private static final String ARRIVALS = "BaBBpBaEBaBeBBaBpBaBBeEaBpBaBBaepa";

  /** Booked for later today, or for the next day when the day is nearly over. */
  private static final String LATER = "BBEBBB";

  private record Happening(Instant at, Runnable what) {}

  private final DemoVisitors visitors;
  private final DemoCounters counters;
  private final Calendar calendar;
  private final List<Happening> morning = new ArrayList<>();
  private int booked;

  DemoMorning(DemoVisitors visitors, DemoCounters counters, Calendar calendar) {
    this.visitors = visitors;
    this.counters = counters;
    this.calendar = calendar;
  }

  void fill(Instant now) {
    var today = calendar.today(now);
    var opens = today.atTime(calendar.hours(today).orElseThrow().opens());
    var open = opens.atZone(calendar.timeZone()).toInstant();
    var first = latest(open.minus(BEFORE_OPENING), now.minus(EARLIER));
    arrivals(first, now);
    calls(latest(open, first.plus(Duration.ofMinutes(5))), now);
    for (int i = 0; i < LATER.length(); i++) {
      var wanted = now.plus(Duration.ofMinutes(50 + 25L * i));
      book(LATER.charAt(i), wanted);
    }
    morning.sort(Comparator.comparing(Happening::at));
    morning.forEach(happening -> happening.what().run());
  }

  private void arrivals(Instant first, Instant now) {
    for (int i = 0; i < ARRIVALS.length(); i++) {
      var at = between(first, now, i, ARRIVALS.length());
      char kind = ARRIVALS.charAt(i);
      if (Character.isLowerCase(kind)) {
        morning.add(new Happening(at, () -> visitors.takeNumber(lane(kind), at)));
      } else {
        book(kind, at)
            .ifPresent(
                booking -> morning.add(new Happening(at, () -> visitors.checkIn(booking, at))));
      }
    }
  }

  /** After each call there is time to come, or to be called again. The last call is now. */
  private void calls(Instant first, Instant now) {
    for (int i = 1; i <= CALLS; i++) {
      var call = between(first, now, i, CALLS);
      morning.add(new Happening(call, () -> counters.callNext(call)));
      for (int answer = 1; answer <= 2 && i < CALLS; answer++) {
        var at = between(first, now, 3 * i + answer, 3 * CALLS);
        morning.add(new Happening(at, () -> counters.answerCalls(at)));
      }
    }
  }

  /** Empty where all places are booked already. */
  private Optional<Booking> book(char kind, Instant wanted) {
    try {
      return Optional.of(visitors.book(booked++, lane(kind), wanted));
    } catch (Problem refusal) {
      LOG.debug("demo day: no booking for {}", wanted, refusal);
      return Optional.empty();
    }
  }

  private static Lane lane(char kind) {
    return switch (Character.toUpperCase(kind)) {
      case 'B' -> Lane.ONLINE;
      case 'E' -> Lane.E_KLAIM;
      case 'P' -> Lane.PRIORITY;
      default -> Lane.WALK_IN;
    };
  }

  private static Instant between(Instant first, Instant last, int part, int parts) {
    return first.plus(Duration.between(first, last).multipliedBy(part).dividedBy(parts));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
