package id.antrean.staff;

import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Manages the people who are staff. */
final class StaffMemberApi {
  private final StaffMembers members;

  StaffMemberApi(StaffMembers members) {
    this.members = members;
  }

  void register(Routes routes) {
    routes.get("/api/v1/staff", this::list);
    routes.post("/api/v1/staff", this::add);
    routes.patch("/api/v1/staff/{username}", this::change);
    routes.post("/api/v1/staff/{username}/unlock", this::unlock);
    routes.post("/api/v1/staff/{username}/password", this::givePassword);
    routes.delete("/api/v1/staff/{username}/sessions", this::endSessions);
  }

  private Reply list(Request request) {
    var out = new JsonArray();
    members.seenBy(request.principal(), request.now()).forEach(member -> out.add(json(member)));
    return Reply.json(out);
  }

  private Reply add(Request request) {
    var body = request.json();
    var wish =
        NewMember.parse(
            body.getString("username"),
            body.getString("name"),
            RoleJson.parse(body.getJsonArray("roles")));
    return given(201, members.add(act(request), wish));
  }

  private Reply givePassword(Request request) {
    return given(200, members.givePassword(act(request), username(request)));
  }

  private static Reply given(int status, StaffMembers.Given given) {
    return Reply.json(status, json(given.member()).put("password", given.password()));
  }

  private Reply change(Request request) {
    var body = request.json();
    var change =
        new MemberChange(
            Optional.ofNullable(body.getJsonArray("roles")).map(RoleJson::parse),
            Optional.ofNullable(body.getBoolean("disabled")),
            body.containsKey("secondFactor"));
    return Reply.json(json(members.change(act(request), username(request), change)));
  }

  private Reply unlock(Request request) {
    return Reply.json(json(members.unlock(act(request), username(request))));
  }

  private Reply endSessions(Request request) {
    return Reply.json(json(members.endSessions(act(request), username(request))));
  }

  private static String username(Request request) {
    return Accounts.username(request.path("username"));
  }

  private static StaffAct act(Request request) {
    return new StaffAct(
        request.principal(), request.address(), request.requestKey(), request.now());
  }

  private static JsonObject json(StaffMember member) {
    var json =
        new JsonObject()
            .put("username", member.username())
            .put("name", member.name().orElse(""))
            .put("roles", RoleJson.of(member.roles()))
            .put("disabled", member.disabled())
            .put("locked", member.locked())
            .put("oneTimePassword", member.oneTime())
            .put("secondFactor", member.factor());
    member.seenAt().ifPresent(at -> json.put("seenAt", at.toString()));
    return json;
  }
}
