package id.antrean.admin;

import id.antrean.core.Sentence;
import id.antrean.page.Dates;
import id.antrean.staff.AuditFilter;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of the trail is looked for, as typed; "" where nothing was. Both days count. */
public record TypedTrail(String actor, String action, String object, String from, String until) {

  TypedTrail ofAllObjects() {
    return new TypedTrail(actor, action, "", from, until);
  }

  /** What is wrong with it; the fields of the days are so named. */
  Map<String, Sentence> wrong(String ofFrom, String ofUntil) {
    var wrong = new LinkedHashMap<String, Sentence>();
    judge(ofFrom, from, wrong);
    judge(ofUntil, until, wrong);
    return wrong;
  }

  private static void judge(String field, String day, Map<String, Sentence> wrong) {
    if (!day.isBlank() && Dates.typed(day).isEmpty()) {
      wrong.put(field, Sentence.of("err.day"));
    }
  }

  /** A day that is wrong is left out. */
  AuditFilter filter(Optional<List<String>> branches, ZoneId zone, Optional<Long> before) {
    return new AuditFilter(
        branches,
        given(actor),
        given(action),
        given(object),
        Dates.typed(from).map(day -> day.atStartOfDay(zone).toInstant()),
        Dates.typed(until).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
        before);
  }

  private static Optional<String> given(String typed) {
    return Optional.of(typed.strip()).filter(text -> !text.isEmpty());
  }
}
