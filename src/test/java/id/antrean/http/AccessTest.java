package id.antrean.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Role;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Access access = Access.load();

  @Test
  void aRouteThatTheTableDoesNotListCannotBeRegistered() {
    var routes = new Routes(access);
    assertThatThrownBy(() -> routes.get("/secret-door", call -> Reply.noContent()))
        .hasMessageContaining("routes.txt does not say who may call GET /secret-door");
    assertThatThrownBy(() -> routes.delete("/api/v1/regions", call -> Reply.noContent()))
        .hasMessageContaining("DELETE /api/v1/regions");
  }

  @Test
  void aListedRouteThatNobodyAnswersStopsTheStart() {
    assertThatThrownBy(() -> new Routes(access).mustBeComplete())
        .hasMessageContaining("a route that nobody answers");
  }

  @Test
  void publicIsOpenToAllAndStaffToEveryRole() {
    assertThat(access.of("GET", "/api/v1/regions").isPublic()).isTrue();
    assertThat(access.of("GET", "/api/v1/session").roles()).isEqualTo(EnumSet.allOf(Role.class));
  }

  @Test
  void everyPathIsATemplateTheServerUnderstands() {
    assertThat(access.rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.path()).matches("(/[a-z0-9._-]*|/\\{[a-zA-Z]+})+");
              assertThat(rule.method()).isIn("GET", "POST", "PUT", "PATCH", "DELETE");
            });
  }
}
