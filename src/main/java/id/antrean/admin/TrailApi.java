package id.antrean.admin;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.staff.AuditTrail;
import io.vertx.core.json.JsonArray;
import java.util.HexFormat;

/** The trail as JSON, and whether it stands as it was sealed. */
final class TrailApi {
  static final int MOST = 1_000;

  private final Branches branches;
  private final AuditTrail trail;
  private final TrailReader reader;

  TrailApi(Branches branches, AuditTrail trail, TrailReader reader) {
    this.branches = branches;
    this.trail = trail;
    this.reader = reader;
  }

  void register(Routes routes) {
    routes.get("/api/v1/audit", this::list).get("/api/v1/audit/check", this::check);
  }

  private ReachedOffices scope(Request request) {
    return ReachedOffices.of(request.principal(), request.query("branch"), branches);
  }

  private Reply list(Request request) {
    var scope = scope(request);
    var typed =
        new TypedTrail(
            request.query("actor").orElse(""),
            request.query("action").orElse(""),
            request.query("object").orElse(""),
            request.query("from").orElse(""),
            request.query("to").orElse(""));
    var wrong = typed.wrong("from", "to");
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    var before = request.query("before").map(Long::valueOf);
    int most = request.query("limit").map(Integer::valueOf).orElse(MOST);
    var out = new JsonArray();
    trail
        .read(typed.filter(scope.readable(), scope.zone(), before), most)
        .forEach(entry -> out.add(TrailJson.of(entry, reader.zone(entry.row(), scope.zone()))));
    return Reply.json(out);
  }

  private Reply check(Request request) {
    long after = request.query("after").map(Long::valueOf).orElse(0L);
    var link = request.query("link").map(HexFormat.of()::parseHex);
    var scope = scope(request);
    if (scope.branch().isEmpty() && !scope.everywhere()) {
      throw Problem.invalid("branch", Sentence.of("trail.checkOffice"));
    }
    var verdict =
        scope.branch().isPresent()
            ? trail.check().of(scope.branch().get().id(), after)
            : trail.check().all(after, link);
    return Reply.json(TrailJson.of(verdict));
  }
}
