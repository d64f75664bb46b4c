package id.antrean.display;

import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.db.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Rows as the room queue leaves them: each change raises the board's version. */
final class FloorRows {
  private final Database db;
  private final String branch;
  private final LocalDate day;

  FloorRows(Database db, String branch, LocalDate day) {
    this.db = db;
    this.branch = branch;
    this.day = day;
    db.run(
        """
        INSERT INTO branch_day (branch_id, service_date, walk_in_quota) VALUES ($1, $2, 40)
        ON CONFLICT DO NOTHING
        """,
        branch,
        day);
  }

  UUID waits(Lane lane, int number, Instant arrivedAt) {
    var id = Ids.next();
    db.run(
        """
        INSERT INTO ticket (id, branch_id, service_date, lane, number, source, service_code, state,
          arrived_at, line_at, phone)
        VALUES ($1, $2, $3, $4, $5, 'WALK_IN', 'JHT', 'WAITING', $6, $6, $7)
        """,
        id,
        branch,
        day,
        lane,
        number,
        arrivedAt,
        "canary-081234567890".getBytes(StandardCharsets.UTF_8));
    changed();
    return id;
  }

  /** Given in place of another number, which a transfer closed. */
  UUID replaces(UUID old, Lane lane, int number, Instant arrivedAt) {
    var id = waits(lane, number, arrivedAt);
    db.run("UPDATE ticket SET state = 'TRANSFERRED' WHERE id = $1", old);
    db.run("UPDATE ticket SET replaces = $2 WHERE id = $1", id, old);
    changed();
    return id;
  }

  void open(int counter, boolean open) {
    db.run("UPDATE counter SET open = $2 WHERE id = $1", counterId(counter), open);
    changed();
  }

  /** Called to a counter of the branch, by its position from 1. */
  void called(UUID ticket, int counter, int recalls, Instant at) {
    db.run("UPDATE ticket SET state = 'COMPLETED' WHERE counter_id = $1", counterId(counter));
    db.run(
        """
        UPDATE ticket SET state = 'CALLED', counter_id = $2, called_at = $3, recalls = $4
        WHERE id = $1
        """,
        ticket,
        counterId(counter),
        at,
        recalls);
    changed();
  }

  private String counterId(int position) {
    return db.first(
            row -> row.getString("id"),
            "SELECT id FROM counter WHERE branch_id = $1 AND position = $2",
            branch,
            position)
        .orElseThrow();
  }

  /** Answers the version of the day. */
  long changed() {
    return db.first(
            row -> row.getLong("board_version"),
            """
            UPDATE branch_day SET board_version = board_version + 1
            WHERE branch_id = $1 AND service_date = $2 RETURNING board_version
            """,
            branch,
            day)
        .orElseThrow();
  }
}
