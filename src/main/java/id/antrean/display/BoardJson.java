package id.antrean.display;

import id.antrean.core.IsoTime;
import id.antrean.page.Texts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The board as the API states it, except {@code at}, which is the moment of sending. */
final class BoardJson {
  private static final Texts TEXTS = Texts.of("id");

  private BoardJson() {}

  static JsonObject of(Board board) {
    var zone = board.branch().timeZone();
    var json =
        new JsonObject()
            .put("branch", board.branch().id())
            .put("name", board.branch().name())
            .put("timeZone", zone.getId())
            .put("state", board.moment().state().name())
            .put("version", board.version());
    board.moment().opensAt().ifPresent(at -> json.put("opensAt", instant(at, zone)));
    board.moment().holiday().ifPresent(holiday -> json.put("reason", holiday.name()));
    var lanes = new JsonArray();
    board.lanes().forEach(lane -> lanes.add(lane(lane, zone)));
    return json.put("lanes", lanes)
        .put("recent", calls(board.recent(), zone, false))
        .put("counters", new JsonArray(board.counters()))
        .put("walkInRemaining", board.walkInRemaining())
        .put("notices", new JsonArray(board.notices()));
  }

  private static JsonObject lane(Board.LaneBoard lane, ZoneId zone) {
    return new JsonObject()
        .put("lane", lane.lane().name())
        .put("name", TEXTS.say("lane." + lane.lane().name()))
        .put("prefix", lane.lane().prefix())
        .put("calling", calls(lane.calling(), zone, true))
        .put("next", new JsonArray(lane.next()))
        .put("waiting", lane.waiting())
        .put("renumbered", renumbered(lane.renumbered()));
  }

  private static JsonArray renumbered(List<Board.Renumbered> numbers) {
    var array = new JsonArray();
    for (var one : numbers) {
      array.add(new JsonObject().put("number", one.number()).put("was", one.was()));
    }
    return array;
  }

  private static JsonArray calls(List<Board.Call> calls, ZoneId zone, boolean withTimes) {
    var array = new JsonArray();
    for (var call : calls) {
      var json =
          new JsonObject()
              .put("number", call.number())
              .put("counter", call.counter())
              .put("calledAt", instant(call.calledAt(), zone));
      array.add(withTimes ? json.put("times", call.times()) : json);
    }
    return array;
  }

  static String instant(Instant at, ZoneId zone) {
    return IsoTime.of(at.truncatedTo(ChronoUnit.MILLIS), zone);
  }
}
