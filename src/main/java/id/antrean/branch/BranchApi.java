package id.antrean.branch;

import id.antrean.core.Lane;
import id.antrean.web.Call;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import id.antrean.web.Texts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Where one can go, as JSON. */
public final class BranchApi {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Branches branches;

  public BranchApi(Branches branches) {
    this.branches = branches;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/regions", this::regions);
    routes.get("/api/v1/branches", this::list);
  }

  private Reply regions(Call call) {
    return Reply.json(
        new JsonArray(
            branches.regions().stream()
                .map(r -> new JsonObject().put("id", r.id()).put("name", r.name()))
                .toList()));
  }

  private Reply list(Call call) {
    var texts = call.texts();
    return Reply.json(
        new JsonArray(
            branches.search(call.query("region"), call.query("q").orElse("")).stream()
                .map(branch -> json(branch, texts))
                .toList()));
  }

  /** What is known of a branch; left out what is not. */
  public static JsonObject json(Branch branch, Texts texts) {
    var json =
        new JsonObject()
            .put("id", branch.id())
            .put("name", branch.name())
            .put("region", branch.region())
            .put("city", branch.city())
            .put("timeZone", branch.timeZone().getId())
            .put("onlineBooking", branch.onlineBooking());
    branch.address().ifPresent(address -> json.put("address", address));
    branch.phone().ifPresent(phone -> json.put("phone", phone));
    branch
        .noOnline()
        .ifPresent(
            none ->
                json.put("noOnlineReason", none.reason().in(texts.language()))
                    .put("servedBy", none.servedBy()));
    return json;
  }

  /** The days on which the branch opens, Monday first. */
  public static JsonArray json(Calendar calendar) {
    return new JsonArray(
        calendar.week().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(day -> json(day.getValue()).put("day", day.getKey().name()))
            .toList());
  }

  private static JsonObject json(OpeningHours hours) {
    var json =
        new JsonObject().put("opens", time(hours.opens())).put("closes", time(hours.closes()));
    hours
        .lunch()
        .ifPresent(
            pause ->
                json.put(
                    "breaks",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("start", time(pause.start()))
                                .put("end", time(pause.end())))));
    return json;
  }

  public static JsonObject json(Service service, Texts texts) {
    var language = texts.language();
    return new JsonObject()
        .put("code", service.code())
        .put("name", service.name().in(language))
        .put(
            "reasons",
            new JsonArray(
                service.reasons().stream()
                    .map(
                        reason ->
                            new JsonObject()
                                .put("code", reason.code())
                                .put("name", reason.name().in(language))
                                .put("checklist", json(reason.checklist(), texts)))
                    .toList()))
        .put("lanes", new JsonArray(service.lanes().stream().map(Lane::name).toList()))
        .put("checklist", json(service.checklist(), texts));
  }

  /** One sentence each: "KTP, asli dan 1 fotokopi". */
  public static JsonArray json(List<Service.ChecklistItem> checklist, Texts texts) {
    return new JsonArray(checklist.stream().map(item -> Checklist.line(item, texts)).toList());
  }

  private static String time(LocalTime time) {
    return TIME.format(time);
  }
}
