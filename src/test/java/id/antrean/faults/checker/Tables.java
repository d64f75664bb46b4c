package id.antrean.faults.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What lies in the database once all is quiet. */
public record Tables(
    List<Booking> bookings,
    Map<Long, Slot> slots,
    List<Event> events,
    Map<Long, List<String>> channels,
    List<Ticket> tickets,
    Map<String, Pin> pins,
    Map<String, List<Lane>> lanes) {

  /** {@code startsAt}: of its slot. */
  record Booking(
      String id,
      String key,
      long slot,
      String branch,
      String date,
      String lane,
      int number,
      String state,
      Instant startsAt,
      boolean proved) {
    boolean live() {
      return !state.equals("CANCELLED");
    }

    String shown() {
      return "%s-%03d".formatted(prefix(lane), number);
    }
  }

  /** {@code provedBy}: the request key of the right try, or null. */
  record Pin(String id, String key, int tries, String provedBy, int letters) {}

  /** {@code held}: places taken out of those for sale, for a while. */
  record Slot(long id, int capacity, int quota, List<Integer> free, int held) {
    int remaining() {
      return Math.max(0, quota - capacity + free.size());
    }
  }

  public record Event(
      long id, Instant at, String branch, String kind, String subject, JsonObject data) {}

  record Ticket(
      String id,
      String branch,
      String date,
      String lane,
      int number,
      String state,
      String booking) {
    boolean live() {
      return !state.equals("CANCELLED") && !state.equals("TRANSFERRED");
    }
  }

  record Lane(String branch, String lane, int turns, int longestWaitMinutes) {}

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public static Tables read(Connection db, Long[] slots) throws SQLException {
    return new Tables(
        list(
            db,
            """
            SELECT b.id, request_key, slot_id, b.branch_id, b.service_date, b.lane, number, state,
              starts_at, b.proved OR b.mail_proved OR b.unproved
            FROM booking b JOIN slot s ON s.id = slot_id ORDER BY b.created_at, b.id
            """,
            r ->
                new Booking(
                    r.getString(1),
                    r.getString(2),
                    r.getLong(3),
                    r.getString(4),
                    r.getString(5),
                    r.getString(6),
                    r.getInt(7),
                    r.getString(8),
                    instant(r, 9),
                    r.getBoolean(10))),
        list(
                db,
                """
                SELECT id, capacity, quota, free,
                  (SELECT count(*) FROM held_place w WHERE w.slot_id = slot.id)
                FROM slot WHERE id = ANY (?)
                """,
                r ->
                    new Slot(
                        r.getLong(1),
                        r.getInt(2),
                        r.getInt(3),
                        List.of((Integer[]) r.getArray(4).getArray()),
                        r.getInt(5)),
                (Object) slots)
            .stream()
            .collect(toMap(Slot::id, slot -> slot)),
        list(
            db,
            "SELECT id, at, branch_id, kind, subject, data FROM event ORDER BY id",
            r ->
                new Event(
                    r.getLong(1),
                    instant(r, 2),
                    r.getString(3),
                    r.getString(4),
                    r.getString(5),
                    new JsonObject(r.getString(6)))),
        list(
                db,
                "SELECT event_id, channel FROM message",
                r -> Map.entry(r.getLong(1), r.getString(2)))
            .stream()
            .collect(
                groupingBy(
                    Map.Entry::getKey,
                    java.util.stream.Collectors.mapping(
                        Map.Entry::getValue, java.util.stream.Collectors.toList()))),
        list(
            db,
            """
            SELECT id, branch_id, service_date, lane, number, state, booking_id FROM ticket
            ORDER BY arrived_at, id
            """,
            r ->
                new Ticket(
                    r.getString(1),
                    r.getString(2),
                    r.getString(3),
                    r.getString(4),
                    r.getInt(5),
                    r.getString(6),
                    r.getString(7))),
        list(
                db,
                """
                SELECT id, request_key, tries, proved_by,
                  (SELECT count(*) FROM pin_letter l WHERE l.pin_id = pin.id)
                FROM pin
                """,
                r ->
                    new Pin(
                        r.getString(1), r.getString(2), r.getInt(3), r.getString(4), r.getInt(5)))
            .stream()
            .collect(toMap(Pin::id, pin -> pin)),
        list(
                db,
                """
                SELECT branch_id, lane, turns, longest_wait_minutes FROM lane_policy
                ORDER BY branch_id, position
                """,
                r -> new Lane(r.getString(1), r.getString(2), r.getInt(3), r.getInt(4)))
            .stream()
            .collect(groupingBy(Lane::branch)));
  }

  static String prefix(String lane) {
    return switch (lane) {
      case "WALK_IN" -> "A";
      case "ONLINE" -> "B";
      case "E_KLAIM" -> "E";
      default -> "P";
    };
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static <T> List<T> list(Connection db, String sql, Reader<T> reader, Object... args)
      throws SQLException {
    try (var statement = db.prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) {
        statement.setArray(i + 1, db.createArrayOf("bigint", (Object[]) args[i]));
      }
      var out = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          out.add(reader.read(rows));
        }
      }
      return out;
    }
  }
}
