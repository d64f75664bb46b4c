package id.antrean.admin.config;

import id.antrean.branch.SlotPattern;
import id.antrean.core.Lane;
import id.antrean.core.WrongFields;
import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import id.antrean.staff.StaffAct;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hours and quotas of a week as files bring them, by the rules of their pages: judged row by row,
 * and written for one branch after the other in the transaction of the file.
 */
public final class OfficeWeeks {
  private final ConfigurationEdits edits;
  private final BranchDetails details = new BranchDetails();
  private final QuotaPattern pattern = new QuotaPattern();

  OfficeWeeks(ConfigurationEdits edits) {
    this.edits = edits;
  }

  /** "08:00-12:00 13:00-15:00"; null where something is wrong, which then stands at "opens". */
  public static String hours(TypedHours typed, WrongFields wrong) {
    var ofDay = new WrongFields();
    var read = TypedWeek.read(List.of(typed), ofDay).get("hours." + typed.day());
    ofDay.all().values().forEach(sentence -> wrong.put("opens", sentence));
    return read;
  }

  /** What is wrong stands at "start", "end" and "quota"; empty then. */
  public static Optional<SlotPattern> slot(
      DayOfWeek weekday, Lane lane, String start, String end, String quota, WrongFields wrong) {
    var typed = new TypedSlot(weekday, lane, start, end, quota, "start", "end", "quota");
    var read = TypedSlot.read(List.of(typed), wrong);
    return wrong.all().isEmpty() ? Optional.of(read.getFirst()) : Optional.empty();
  }

  /** {@code days}: the hours by weekday, "" for a day without any. */
  public List<Places> setHours(
      Tx tx, StaffAct act, String branch, String reason, Map<DayOfWeek, String> days) {
    return set(
        tx,
        act,
        branch,
        reason,
        details,
        fields -> days.forEach((day, hours) -> put(fields, "hours." + day, hours)));
  }

  /** {@code slots}: by the names of the history; "" for one that is no more. */
  public List<Places> setQuotas(
      Tx tx, StaffAct act, String branch, String reason, Map<String, String> slots) {
    return set(
        tx,
        act,
        branch,
        reason,
        pattern,
        fields -> slots.forEach((name, value) -> put(fields, name, value)));
  }

  private interface Change {
    void make(SortedMap<String, String> fields);
  }

  private List<Places> set(
      Tx tx, StaffAct act, String branch, String reason, Configured what, Change change) {
    var places = new ArrayList<Places>();
    var edit = Edit.of(act, "", branch, OptionalLong.empty(), reason);
    edits.change(
        tx,
        edit,
        what,
        before -> {
          var after = new TreeMap<>(before);
          change.make(after);
          return after;
        },
        places);
    return places;
  }

  private static void put(SortedMap<String, String> fields, String name, String value) {
    if (value.isEmpty()) {
      fields.remove(name);
    } else {
      fields.put(name, value);
    }
  }
}
