package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.SlotPattern;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.WrongFields;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many places a branch offers, in a usual week and on one day. */
final class QuotaApi {
  private final Branches branches;
  private final Quotas quotas;

  QuotaApi(Branches branches, Quotas quotas) {
    this.branches = branches;
    this.quotas = quotas;
  }

  void register(Routes routes) {
    routes.get("/api/v1/branches/{branch}/quota-pattern", this::pattern);
    routes.put("/api/v1/branches/{branch}/quota-pattern", this::setPattern);
    routes.put("/api/v1/branches/{branch}/quotas/{date}", this::setDay);
  }

  private Reply pattern(Request request) {
    var now = quotas.pattern(branches.get(request.path("branch")).id());
    var out = new JsonArray();
    for (var slot : SlotPattern.of(now.fields())) {
      out.add(
          new JsonObject()
              .put("weekday", slot.weekday().name())
              .put("lane", slot.lane().name())
              .put("start", slot.starts().toString())
              .put("end", slot.ends().toString())
              .put("quota", slot.quota()));
    }
    return Reply.json(out).header("ETag", "\"" + now.version() + "\"");
  }

  private Reply setPattern(Request request) {
    var branch = branches.get(request.path("branch")).id();
    var today = branches.calendar(branch).today(request.now());
    var from = EditApi.from(request.query("validFrom").orElse(""), today);
    var edit = edit(request, branch).from(from);
    var typed = new ArrayList<TypedSlot>();
    rows(request).forEach(row -> typed.add(typed(row, typed.size())));
    var wrong = new WrongFields();
    var week = TypedSlot.read(typed, wrong);
    wrong.mustBeNone();
    return EditApi.orConflict(
        request,
        branches,
        branch,
        () -> answer(quotas.setPattern(edit, SlotPattern.fields(week)), branch, request));
  }

  /** {@code n}: the place of the row in the body, from 0. */
  private static TypedSlot typed(JsonObject row, int n) {
    return new TypedSlot(
        DayOfWeek.valueOf(row.getString("weekday")),
        Lane.valueOf(row.getString("lane")),
        row.getString("start"),
        row.getString("end"),
        row.getInteger("quota").toString(),
        "start." + n,
        "end." + n,
        "quota." + n);
  }

  private Reply setDay(Request request) {
    var branch = branches.get(request.path("branch"));
    var edit = edit(request, branch.id());
    var day = Dates.parse(request.path("date")).orElseThrow(Problem::notFound);
    var typed = new ArrayList<TypedQuota>();
    for (var row : rows(request)) {
      typed.add(
          new TypedQuota(
              Lane.valueOf(row.getString("lane")),
              LocalTime.parse(row.getString("start")),
              row.getInteger("quota").toString(),
              "quota." + typed.size()));
    }
    var walkIns = request.query("walkIns").orElse(null);
    return EditApi.orConflict(
        request,
        branches,
        branch.id(),
        () -> answer(quotas.setDay(edit.on(day), branch, typed, walkIns), branch.id(), request));
  }

  private static Edit edit(Request request, String branch) {
    var version = request.query("version").map(typed -> EditApi.version(typed).orElse(0));
    return EditApi.ofApi(request, branch, version.orElse(null), request.query("reason").orElse(""));
  }

  private static List<JsonObject> rows(Request request) {
    return Optional.of(request.parsed())
        .filter(JsonArray.class::isInstance)
        .map(JsonArray.class::cast)
        .orElseThrow(Problem::invalid)
        .stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private Reply answer(Outcome outcome, String branch, Request request) {
    return EditApi.accepted(outcome).orElseGet(() -> answer(outcome.version(), branch, request));
  }

  private Reply answer(long version, String branch, Request request) {
    var above = new JsonArray();
    for (var slot : quotas.above(branch, request.now())) {
      above.add(
          new JsonObject()
              .put("slot", Long.toString(slot.slot()))
              .put("date", slot.date().toString())
              .put("start", slot.starts().toString())
              .put("lane", slot.lane().name())
              .put("booked", slot.booked())
              .put("quota", slot.quota()));
    }
    return Reply.json(new JsonObject().put("version", version).put("above", above));
  }
}
