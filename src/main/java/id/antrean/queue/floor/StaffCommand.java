package id.antrean.queue.floor;

import id.antrean.http.Principal;
import id.antrean.staff.StaffAct;
import java.time.Instant;

/**
 * A write that a member of staff asks for. {@code what}: route and body, so that the same key is
 * not taken for something else.
 */
public record StaffCommand(StaffAct act, String what) {

  public Principal who() {
    return act.who();
  }

  public Instant now() {
    return act.now();
  }

  public String key() {
    return act.key();
  }
}
