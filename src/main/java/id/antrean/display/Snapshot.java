package id.antrean.display;

import id.antrean.branch.Calendar.Moment;
import id.antrean.http.EventStream;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.zip.CRC32C;

/**
 * A board put in writing once, for all who look at it. {@code content} is its JSON without {@code
 * at}.
 */
record Snapshot(LocalDate day, Board board, String content) {

  static Snapshot of(Board board, LocalDate day) {
    return new Snapshot(day, board, BoardJson.of(board).encode());
  }

  long version() {
    return board.version();
  }

  Moment moment() {
    return board.moment();
  }

  private ZoneId zone() {
    return board.branch().timeZone();
  }

  /** The same for all nodes that show the same. */
  String etag() {
    var sum = new CRC32C();
    sum.update(content.getBytes(StandardCharsets.UTF_8));
    return "\"%d-%08x\"".formatted(version(), sum.getValue());
  }

  String json(Instant now) {
    return "{\"at\":\"%s\",".formatted(BoardJson.instant(now, zone())) + content.substring(1);
  }

  Buffer event(Instant now) {
    return EventStream.event("board", json(now));
  }

  Buffer beat(Instant now) {
    return EventStream.event(
        "beat",
        "{\"version\":%d,\"at\":\"%s\"}".formatted(version(), BoardJson.instant(now, zone())));
  }
}
