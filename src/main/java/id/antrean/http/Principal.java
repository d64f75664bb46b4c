package id.antrean.http;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import java.util.UUID;

/**
 * The member of staff behind a request. {@code branch} is null for an ADMIN, who works everywhere.
 */
public record Principal(UUID account, String username, Role role, String branch) {

  public boolean worksAt(String other) {
    return role == Role.ADMIN || other.equals(branch);
  }

  /** For things that are found by their own id: another branch's are as good as not there. */
  public void mustWorkAt(String other) {
    if (!worksAt(other)) {
      throw Problem.notFound();
    }
  }
}
