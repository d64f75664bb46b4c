package id.antrean.admin.config;

import id.antrean.booking.ClosedVisitStore;
import id.antrean.branch.BranchSettings;
import id.antrean.branch.Branches;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/** Changes what a branch says about itself. */
final class DetailsApi {
  private final Branches branches;
  private final ConfigurationEdits edits;
  private final ClosedVisitStore visits;
  private final BranchDetails details = new BranchDetails();

  DetailsApi(Branches branches, ConfigurationEdits edits, ClosedVisitStore visits) {
    this.branches = branches;
    this.edits = edits;
    this.visits = visits;
  }

  void register(Routes routes) {
    routes.patch("/api/v1/branches/{branch}", this::change);
  }

  private Reply change(Request request) {
    var branch = branches.get(request.path("branch")).id();
    var body = request.json();
    var today = branches.calendar(branch).today(request.now());
    var edit =
        EditApi.ofApi(request, branch, body.getNumber("version"), body.getString("reason"))
            .from(EditApi.from(body.getString("validFrom", ""), today));
    var wished = typed(body).replacements(code -> branches.service(code).isPresent());
    return EditApi.orConflict(
        request,
        branches,
        branch,
        () -> {
          var outcome = edits.change(edit, details, before -> Replacement.all(before, wished));
          return EditApi.accepted(outcome).orElseGet(() -> Reply.json(json(branch, request)));
        });
  }

  private static TypedDetails typed(JsonObject body) {
    return new TypedDetails(
        body.getString("address"),
        body.getString("phone"),
        text(body.getNumber("latitude")),
        text(body.getNumber("longitude")),
        body.containsKey("hours") ? hours(body.getJsonArray("hours")) : null,
        body.containsKey("services") ? strings(body.getJsonArray("services")) : null,
        body.getString("words"),
        text(body.getNumber("walkIns")));
  }

  private static String text(Number number) {
    return number == null ? null : number.toString();
  }

  private static List<String> strings(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }

  private static List<TypedHours> hours(JsonArray array) {
    return array.stream()
        .map(JsonObject.class::cast)
        .map(
            hours ->
                new TypedHours(
                    hours.getString("day"),
                    hours.getString("opens"),
                    hours.getString("closes"),
                    hours.getString("breakStart", ""),
                    hours.getString("breakEnd", "")))
        .toList();
  }

  private JsonObject json(String branch, Request request) {
    var now = edits.current(details, branch, Optional.empty());
    var settings = BranchSettings.of(now.fields());
    var hours = new JsonArray();
    for (var day : DayOfWeek.values()) {
      var open = settings.hours().get(day);
      if (open != null) {
        hours.add(ConfigJson.of(day.name(), open));
      }
    }
    var json =
        new JsonObject()
            .put("version", now.version())
            .put("hours", hours)
            .put("services", new JsonArray(settings.services()))
            .put("walkIns", settings.walkIns());
    settings.address().ifPresent(address -> json.put("address", address));
    settings.phone().ifPresent(phone -> json.put("phone", phone));
    settings.words().ifPresent(words -> json.put("words", words));
    settings
        .place()
        .ifPresent(at -> json.put("latitude", at.latitude()).put("longitude", at.longitude()));
    var today = branches.calendar(branch).today(request.now());
    return json.put("booked", ConfigJson.booked(visits.outsideHours(branch, today)));
  }
}
