package id.antrean.admin;

import id.antrean.branch.Branches;
import id.antrean.branch.Notice;
import id.antrean.core.Ids;
import id.antrean.core.IsoTime;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Puts up notices and takes them down. */
final class NoticeApi {
  private final Branches branches;
  private final NoticeActs notices;

  NoticeApi(Branches branches, NoticeActs notices) {
    this.branches = branches;
    this.notices = notices;
  }

  void register(Routes routes) {
    routes
        .post("/api/v1/branches/{branch}/notices", this::addAtBranch)
        .post("/api/v1/notices", this::addElsewhere)
        .delete("/api/v1/notices/{id}", this::remove);
  }

  private Reply addAtBranch(Request request) {
    var branch = branches.get(request.path("branch"));
    var place = new TypedNotice.Place(false, Optional.of(branch.id()), Optional.empty());
    return add(request, place, branch.timeZone());
  }

  private Reply addElsewhere(Request request) {
    var region = Optional.ofNullable(request.json().getString("region"));
    boolean isStop = "STOP".equals(request.json().getString("kind"));
    return add(request, new TypedNotice.Place(isStop, Optional.empty(), region), Branches.CAPITAL);
  }

  private Reply add(Request request, TypedNotice.Place place, ZoneId zone) {
    var body = request.json();
    var wrong = new WrongFields();
    var from = wrong.read("from", () -> instant("from", body));
    var until = wrong.read("until", () -> instant("until", body));
    var words = new TypedNotice.Words(body.getString("text", ""), body.getString("textEn", ""));
    var by = request.principal().username();
    var notice = TypedNotice.of(place, words, from, until, by, request.now(), wrong, "until");
    return Reply.json(
        201, json(notices.add(StaffPages.act(request, request.requestKey()), notice), zone));
  }

  private static Instant instant(String field, JsonObject body) {
    try {
      return OffsetDateTime.parse(body.getString(field)).toInstant();
    } catch (DateTimeException wrong) {
      throw Problem.invalid(field, Sentence.of("err.shape"));
    }
  }

  private Reply remove(Request request) {
    var id = Ids.parse(request.path("id")).orElseThrow(Problem::notFound);
    notices.remove(StaffPages.act(request, request.requestKey()), id);
    return Reply.noContent();
  }

  private static JsonObject json(Notice notice, ZoneId zone) {
    var json =
        new JsonObject()
            .put("id", notice.id().toString())
            .put("kind", notice.kind().name())
            .put("from", IsoTime.of(notice.from(), zone))
            .put("until", IsoTime.of(notice.until(), zone))
            .put("by", notice.by());
    notice.branch().ifPresent(branch -> json.put("branch", branch));
    notice.region().ifPresent(region -> json.put("region", region));
    if (!notice.text().isEmpty()) {
      json.put("text", notice.text());
    }
    notice.textEn().ifPresent(text -> json.put("textEn", text));
    return json;
  }
}
