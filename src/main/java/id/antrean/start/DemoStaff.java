package id.antrean.start;

import id.antrean.core.Role;
import id.antrean.http.Principal;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.staff.StaffAct;
import java.time.Instant;
import java.util.UUID;

/** Signs what the demo does by itself, so that the audit trail keeps it apart from people. */
record DemoStaff(Principal who) {
  DemoStaff(String branch) {
    this(new Principal(new UUID(0, 0), "demo", Role.GUARD, branch));
  }

  StaffCommand command(Instant now) {
    return new StaffCommand(new StaffAct(who, null, UUID.randomUUID().toString(), now), "demo day");
  }
}
