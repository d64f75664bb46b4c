package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.core.Nik;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.staff.StaffAct;
import io.vertx.core.json.JsonObject;

/** Where staff free a NIK for the person who shows that it is theirs. */
final class FreedNiksApi {
  private final FreedNiks freedNiks;
  private final Branches branches;

  FreedNiksApi(BookingRoom room, Branches branches) {
    this.freedNiks = room.freedNiks();
    this.branches = branches;
  }

  void register(Routes routes) {
    routes.post("/api/v1/branches/{branch}/freed-niks", this::free);
  }

  private Reply free(Request request) {
    var branch = branches.get(request.path("branch"));
    var act =
        new StaffAct(request.principal(), request.address(), request.requestKey(), request.now());
    var body = request.json();
    var nik = Nik.parse(body.getString("nik"));
    var reason = FreedNiks.Reason.valueOf(body.getString("reason"));
    int freed = freedNiks.free(act, branch.id(), nik, reason);
    return Reply.json(new JsonObject().put("freed", freed));
  }
}
