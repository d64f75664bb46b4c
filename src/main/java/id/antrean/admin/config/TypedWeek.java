package id.antrean.admin.config;

import id.antrean.branch.OpeningHours.Span;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.page.Dates;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hours of a week as typed. A day may stand there with its break, or twice, before and after
 * it; hours of one day that overlap are refused.
 */
final class TypedWeek {
  private TypedWeek() {}

  /** The fields of the hours, "hours.MONDAY" and so on; what is wrong stands at the same names. */
  static SortedMap<String, String> read(List<TypedHours> typed, WrongFields wrong) {
    var spans = new TreeMap<String, List<Span>>();
    for (var hours : typed) {
      if (!hours.isEmpty()) {
        var field = "hours." + hours.day();
        var read = wrong.read(field, () -> spans(hours));
        spans
            .computeIfAbsent(field, f -> new ArrayList<>())
            .addAll(read == null ? List.of() : read);
      }
    }
    if (spans.isEmpty()) {
      wrong.put("hours.MONDAY", Sentence.of("err.hoursNone"));
    }
    var fields = new TreeMap<String, String>();
    spans.forEach((field, ofDay) -> fields.put(field, wrong.read(field, () -> joined(ofDay))));
    return fields;
  }

  private static List<Span> spans(TypedHours hours) {
    var opens = time(hours.opens());
    var closes = time(hours.closes());
    if (!opens.isBefore(closes)) {
      throw refused("err.hoursOrder", "a", opens, "b", closes);
    }
    if ((hours.breakStart() + hours.breakEnd()).isBlank()) {
      return List.of(new Span(opens, closes));
    }
    var start = time(hours.breakStart());
    var end = time(hours.breakEnd());
    if (!opens.isBefore(start) || !start.isBefore(end) || !end.isBefore(closes)) {
      throw refused("err.hoursBreak", "a", opens, "b", closes);
    }
    return List.of(new Span(opens, start), new Span(end, closes));
  }

  private static LocalTime time(String typed) {
    if (typed.isBlank()) {
      throw refused("err.hoursBoth");
    }
    return Dates.typedTime(typed).orElseThrow(() -> refused("err.time"));
  }

  /** "08:00-12:00 13:00-15:00". */
  private static String joined(List<Span> spans) {
    var inOrder = new ArrayList<Span>();
    for (var span : spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
      var last = inOrder.isEmpty() ? null : inOrder.getLast();
      if (last != null && span.start().isBefore(last.end())) {
        throw refused("err.hoursOverlap", "a", span.start(), "b", last.end());
      }
      if (last != null && span.start().equals(last.end())) {
        inOrder.set(inOrder.size() - 1, new Span(last.start(), span.end()));
      } else {
        inOrder.add(span);
      }
    }
    if (inOrder.size() > 2) {
      throw refused("err.hoursBreaks");
    }
    return String.join(" ", inOrder.stream().map(s -> s.start() + "-" + s.end()).toList());
  }

  private static Problem refused(String key, Object... args) {
    return Problem.invalid("hours", Sentence.of(key, args));
  }
}
