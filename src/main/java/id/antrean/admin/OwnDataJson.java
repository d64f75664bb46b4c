package id.antrean.admin;

import id.antrean.booking.LanePass;
import id.antrean.booking.Person;
import id.antrean.branch.Branches;
import id.antrean.core.IsoTime;
import id.antrean.core.Kpj;
import id.antrean.privacy.OwnData.Data;
import id.antrean.privacy.OwnData.Visit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What is stored of a person, as the file that they take along. */
final class OwnDataJson {
  private OwnDataJson() {}

  static JsonObject of(Data data, Branches branches, Instant now, ZoneId zone) {
    var visits = new JsonArray();
    data.visits().forEach(visit -> visits.add(of(visit, branches)));
    var passes = new JsonArray();
    data.passes().forEach(pass -> passes.add(of(pass)));
    return new JsonObject()
        .put("nik", data.nik().digits())
        .put("exportedAt", instant(now, zone))
        .put("visits", visits)
        .put("passes", passes);
  }

  private static JsonObject of(Visit visit, Branches branches) {
    var booking = visit.own().booking();
    var branch = branches.get(booking.branch());
    var zone = branch.timeZone();
    var messages = new JsonArray();
    visit
        .messages()
        .forEach(
            message ->
                messages.add(
                    new JsonObject()
                        .put("about", message.template())
                        .put("channel", message.channel().name())
                        .put("state", message.state().name())
                        .put("at", instant(message.at(), zone))));
    var json =
        new JsonObject()
            .put("number", booking.shownNumber())
            .put("branch", branch.name())
            .put("date", booking.date().toString())
            .put("start", booking.starts().toString())
            .put("end", booking.ends().toString())
            .put("service", booking.service())
            .put("state", booking.state().name())
            .put("bookedAt", instant(booking.createdAt(), zone))
            .put("person", of(visit.own().stored().person()))
            .put("messages", messages);
    if (booking.reason() != null) {
      json.put("reason", booking.reason());
    }
    visit.own().stored().claim().ifPresent(claim -> json.put("claim", claim));
    return json;
  }

  private static JsonObject of(Person person) {
    var json =
        new JsonObject()
            .put("name", person.name().full())
            .put("kpj", new JsonArray(person.kpj().stream().map(Kpj::number).toList()))
            .put("phone", person.phone().e164());
    person.email().ifPresent(email -> json.put("email", email.address()));
    person
        .onBehalfOf()
        .ifPresent(
            deceased ->
                json.put(
                    "onBehalfOf",
                    new JsonObject()
                        .put("nik", deceased.nik().digits())
                        .put("kpj", deceased.kpj().number())));
    return json;
  }

  private static JsonObject of(LanePass pass) {
    var json =
        new JsonObject()
            .put("firstDay", pass.firstDay().toString())
            .put("lastDay", pass.lastDay().toString());
    pass.reference().ifPresent(reference -> json.put("claim", reference));
    return json;
  }

  private static String instant(Instant at, ZoneId zone) {
    return IsoTime.of(at.truncatedTo(ChronoUnit.SECONDS), zone);
  }
}
