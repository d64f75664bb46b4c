package id.antrean.admin.config;

import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotQuotaStore;
import id.antrean.slots.SlotQuotaStore.Time;
import id.antrean.slots.SlotQuotas.OfDay;
import id.antrean.slots.SlotTables.Places;
import id.antrean.slots.WalkInDayStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The slots and walk-in numbers of one day that are other than usual. */
final class QuotaOfDay implements Configured {

  @Override
  public Subject subject() {
    return Subject.QUOTA_DAY;
  }

  /** The walk-in numbers of the day, where they are not as usual. */
  static final String WALK_INS = "walkIns";

  /** "slot.DAY.ONLINE.08:00" with "20". */
  static String field(Lane lane, LocalTime starts) {
    return "slot.DAY.%s.%s".formatted(lane, starts);
  }

  @Override
  public SortedMap<String, String> read(Sql sql, String branch, Optional<LocalDate> day) {
    var fields = new TreeMap<String, String>();
    for (var slot : SlotQuotaStore.ofDay(sql, branch, day.orElseThrow())) {
      if (slot.own()) {
        fields.put(field(slot.lane(), slot.starts()), Integer.toString(slot.quota()));
      }
    }
    WalkInDayStore.of(sql, branch, day.orElseThrow())
        .filter(WalkInDayStore.OfDay::own)
        .ifPresent(own -> fields.put(WALK_INS, Integer.toString(own.quota())));
    return fields;
  }

  @Override
  public List<Places> write(
      Tx tx,
      Edit edit,
      SortedMap<String, String> before,
      SortedMap<String, String> target,
      Instant now) {
    var day = edit.day().orElseThrow();
    if (!Objects.equals(before.get(WALK_INS), target.get(WALK_INS))) {
      var own = Optional.ofNullable(target.get(WALK_INS)).map(Integer::valueOf);
      WalkInDayStore.set(tx, edit.branch(), day, own);
    }
    var quotas = new HashMap<Time, Integer>();
    var slots = new TreeMap<>(target);
    slots.remove(WALK_INS);
    slots.forEach(
        (name, quota) -> {
          var key = name.split("\\.");
          quotas.put(
              new Time(Lane.valueOf(key[2]), LocalTime.parse(key[3])), Integer.parseInt(quota));
        });
    return SlotQuotaStore.setDay(tx, edit.branch(), day, quotas, now);
  }

  /** The wished fields; what has begun stays as it is, whatever is wished. */
  static SortedMap<String, String> keepingPast(
      SortedMap<String, String> before,
      SortedMap<String, String> wished,
      List<OfDay> slots,
      Optional<LocalTime> now) {
    var target = new TreeMap<>(wished);
    for (var slot : slots) {
      var field = field(slot.lane(), slot.starts());
      if (now.filter(time -> !slot.starts().isAfter(time)).isPresent()) {
        target.remove(field);
        Optional.ofNullable(before.get(field)).ifPresent(quota -> target.put(field, quota));
      }
    }
    return target;
  }
}
