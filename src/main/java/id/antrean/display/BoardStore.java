package id.antrean.display;

import id.antrean.core.Lane;
import id.antrean.db.Database;
import id.antrean.display.Board.Call;
import id.antrean.display.Board.Renumbered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a board shows, without a single column that knows a person. */
final class BoardStore {
  private final Database db;

  BoardStore(Database db) {
    this.db = db;
  }

  /** A service day of a branch as it was at one moment; empty lanes are missing. */
  record Floor(
      long version,
      int walkInRemaining,
      Map<Lane, List<Call>> calling,
      Map<Lane, List<String>> next,
      Map<Lane, Integer> waiting,
      Map<Lane, List<Renumbered>> renumbered,
      List<Call> recent,
      List<String> counters) {}

  /** In one statement, so that version and content belong together. */
  Optional<Floor> read(String branch, LocalDate day) {
    return db.first(
        BoardStore::floor,
        """
        WITH today AS (
          SELECT t.lane, t.number, t.state, t.line_at, t.called_at, t.recalls, t.counter_id,
            c.name AS counter, was.lane AS was_lane, was.number AS was
          FROM ticket t LEFT JOIN counter c ON c.id = t.counter_id
            LEFT JOIN ticket was
              ON was.id = t.replaces AND was.state = 'TRANSFERRED' AND was.lane <> t.lane
          WHERE t.branch_id = $1 AND t.service_date = $2
        ), called AS (
          SELECT lane, number, state, called_at, jsonb_build_object(
            'lane', lane, 'number', number, 'counter', counter, 'times', recalls + 1,
            'at', floor(extract(epoch FROM called_at) * 1000)::bigint) AS json
          FROM today WHERE called_at IS NOT NULL AND counter IS NOT NULL
        ), waiting AS (
          SELECT lane, number, row_number() OVER (PARTITION BY lane ORDER BY line_at, number) AS place
          FROM today WHERE state = 'WAITING'
        )
        SELECT d.board_version, greatest(d.walk_in_quota - d.walk_in_given, 0) AS remaining,
          (SELECT jsonb_agg(json ORDER BY called_at DESC, number)
           FROM called WHERE state IN ('CALLED', 'SERVING')) AS calling,
          (SELECT jsonb_agg(json ORDER BY called_at DESC, number)
           FROM (SELECT * FROM called ORDER BY called_at DESC, number LIMIT 6) AS last) AS recent,
          (SELECT jsonb_agg(jsonb_build_object('lane', lane, 'number', number) ORDER BY place)
           FROM waiting WHERE place <= 4) AS next,
          (SELECT jsonb_object_agg(lane, n)
           FROM (SELECT lane, count(*) AS n FROM waiting GROUP BY lane) AS line) AS waiting,
          (SELECT jsonb_agg(jsonb_build_object(
             'lane', lane, 'number', number, 'wasLane', was_lane, 'was', was) ORDER BY line_at, number)
           FROM today WHERE was IS NOT NULL AND state IN ('WAITING', 'CALLED', 'SERVING')) AS renumbered,
          (SELECT array_agg(c.name ORDER BY c.position) FROM counter c
           WHERE c.branch_id = $1 AND (c.open OR EXISTS (
             SELECT FROM today t WHERE t.counter_id = c.id AND t.state IN ('CALLED', 'SERVING')
           ))) AS counters
        FROM branch_day d WHERE d.branch_id = $1 AND d.service_date = $2
        """,
        branch,
        day);
  }

  /** The day's version of each branch; a day that was never touched is missing. */
  Map<String, Long> versions(Map<String, LocalDate> days) {
    var versions = new HashMap<String, Long>();
    db.run(
            """
            SELECT branch_id, board_version FROM branch_day
            WHERE (branch_id, service_date) IN (SELECT * FROM unnest($1::text[], $2::date[]))
            """,
            days.keySet().toArray(String[]::new),
            days.values().toArray(LocalDate[]::new))
        .forEach(row -> versions.put(row.getString("branch_id"), row.getLong("board_version")));
    return versions;
  }

  private static Floor floor(Row row) {
    var waiting = new EnumMap<Lane, Integer>(Lane.class);
    var counts = row.getJsonObject("waiting");
    if (counts != null) {
      counts.forEach(
          count -> waiting.put(Lane.valueOf(count.getKey()), (Integer) count.getValue()));
    }
    return new Floor(
        row.getLong("board_version"),
        row.getInteger("remaining"),
        objects(row, "calling")
            .collect(Collectors.groupingBy(BoardStore::lane, mapping(BoardStore::call))),
        objects(row, "next")
            .collect(Collectors.groupingBy(BoardStore::lane, mapping(BoardStore::number))),
        waiting,
        objects(row, "renumbered")
            .collect(Collectors.groupingBy(BoardStore::lane, mapping(BoardStore::renumbered))),
        objects(row, "recent").map(BoardStore::call).toList(),
        Stream.ofNullable(row.getArrayOfStrings("counters")).flatMap(Stream::of).toList());
  }

  private static <T> java.util.stream.Collector<JsonObject, ?, List<T>> mapping(
      java.util.function.Function<JsonObject, T> map) {
    return Collectors.mapping(map, Collectors.toList());
  }

  private static Stream<JsonObject> objects(Row row, String column) {
    JsonArray array = row.getJsonArray(column);
    return array == null ? Stream.of() : array.stream().map(JsonObject.class::cast);
  }

  private static Lane lane(JsonObject json) {
    return Lane.valueOf(json.getString("lane"));
  }

  private static String number(JsonObject json) {
    return lane(json).number(json.getInteger("number"));
  }

  private static Renumbered renumbered(JsonObject json) {
    var was = Lane.valueOf(json.getString("wasLane")).number(json.getInteger("was"));
    return new Renumbered(number(json), was);
  }

  private static Call call(JsonObject json) {
    return new Call(
        number(json),
        json.getString("counter"),
        Instant.ofEpochMilli(json.getLong("at")),
        json.getInteger("times"));
  }
}
