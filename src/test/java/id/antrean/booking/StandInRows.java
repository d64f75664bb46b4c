package id.antrean.booking;

import id.antrean.db.Database;
import java.util.ArrayList;
import java.util.List;

/** Rows of some slots, of their bookings and of their withheld places, as text to be compared. */
record StandInRows(Database db, Tables tables, List<Long> slots) {
  /** As PostgreSQL has them. */
  List<String> real() {
    var ids = slots.toArray(Long[]::new);
    var rows = new ArrayList<String>();
    rows.addAll(
        db.list(
            r -> r.getString(0),
            """
            SELECT format('slot %s: %s of %s, free {%s}, version %s', id, quota, capacity,
              array_to_string(free, ','), version)
            FROM slot WHERE id = ANY ($1) ORDER BY id
            """,
            (Object) ids));
    rows.addAll(
        db.list(
            r -> r.getString(0),
            """
            SELECT format('%s %s %s %s', slot_id, number, state, moves) FROM booking
            WHERE slot_id = ANY ($1) ORDER BY slot_id, number, state, moves
            """,
            (Object) ids));
    rows.addAll(
        db.list(
            r -> r.getString(0),
            """
            SELECT format('withheld %s %s %s', slot_id, number, extract(epoch FROM until)::bigint)
            FROM held_place WHERE slot_id = ANY ($1) ORDER BY slot_id, number
            """,
            (Object) ids));
    return rows.stream().sorted().toList();
  }

  List<String> inMemory() {
    var rows = new ArrayList<String>();
    tables.slots.forEach(
        (id, s) ->
            rows.add(
                "slot %d: %d of %d, free {%s}, version %d"
                    .formatted(
                        id,
                        s.quota,
                        s.capacity,
                        String.join(",", s.free.stream().map(Object::toString).toList()),
                        s.version)));
    tables.bookings.values().stream()
        .map(Tables.Booked::booking)
        .forEach(
            b -> rows.add("%d %d %s %d".formatted(b.slot(), b.number(), b.state(), b.moves())));
    tables.withheld.forEach(
        w ->
            rows.add(
                "withheld %d %d %d"
                    .formatted(
                        w.slot(), w.number(), Math.round(w.until().toEpochMilli() / 1_000.0))));
    return rows.stream().sorted().toList();
  }
}
