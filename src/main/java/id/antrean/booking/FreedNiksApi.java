package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.core.Nik;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
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
    var key = request.requestKey();
    var branch = branches.get(request.path("branch"));
    var body = request.json();
    var wish =
        new FreedNiks.Wish(
            request.principal(),
            branch.id(),
            Nik.parse(body.getString("nik")),
            FreedNiks.Reason.valueOf(body.getString("reason")));
    int freed = freedNiks.free(wish, key, request.now());
    return Reply.json(new JsonObject().put("freed", freed));
  }
}
