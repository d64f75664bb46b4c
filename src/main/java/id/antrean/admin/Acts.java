package id.antrean.admin;

import id.antrean.booking.StaffAct;
import id.antrean.http.Request;

/** What a request of staff is for the trail. */
final class Acts {
  private Acts() {}

  static StaffAct of(Request request, String key) {
    return new StaffAct(request.principal(), request.address(), key, request.now());
  }
}
