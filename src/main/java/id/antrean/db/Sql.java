package id.antrean.db;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs statements, each either by itself ({@link Database}) or inside a transaction ({@link Tx}).
 * Arguments may be Instant, byte[] and enums besides what the SQL client takes. Throws {@link
 * ConstraintViolation} when a named constraint refused, else {@link id.antrean.core.Problem} 503.
 */
public sealed interface Sql permits Database, Tx {

  RowSet<Row> run(String sql, Object... args);

  default <T> List<T> list(Function<Row, T> map, String sql, Object... args) {
    var out = new ArrayList<T>();
    run(sql, args).forEach(row -> out.add(map.apply(row)));
    return out;
  }

  /** The first row, if there is one. */
  default <T> Optional<T> first(Function<Row, T> map, String sql, Object... args) {
    var rows = run(sql, args).iterator();
    return rows.hasNext() ? Optional.of(map.apply(rows.next())) : Optional.empty();
  }

  /** Number of rows changed. */
  default int update(String sql, Object... args) {
    return run(sql, args).rowCount();
  }

  static Tuple bind(Object... args) {
    var bound = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      bound[i] =
          switch (args[i]) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Enum<?> value -> value.name();
            case null -> null;
            default -> args[i];
          };
    }
    return Tuple.from(bound);
  }

  static Instant instant(Row row, String column) {
    var at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static byte[] bytes(Row row, String column) {
    var buffer = row.getBuffer(column);
    return buffer == null ? null : buffer.getBytes();
  }
}
