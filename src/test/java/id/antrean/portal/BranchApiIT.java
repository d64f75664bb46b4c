package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Regions and branches as JSON. */
@Antrean(shared = true)
class BranchApiIT {
  private static Nodes nodes;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  @Test
  void branchesAreFoundByRegionAndWords() {
    assertThat(nodes.http(0).get("/api/v1/regions").array()).hasSize(11);
    assertThat(nodes.http(0).get("/api/v1/branches").array()).hasSize(327);
    assertThat(names("?region=banten&q=serang")).containsExactly("Serang", "Serang Cikande");
    assertThat(names("?q=kantor+solo")).containsExactly("Surakarta");
    assertThat(names("?region=banten&q=semarang")).isEmpty();
    assertThat(names("?region=nowhere")).isEmpty();
  }

  @Test
  void aBranchThatIsNotOpenYetSaysWhenItOpens() {
    var branch = nodes.http(0).get("/api/v1/branches/semarang-pemuda").json();
    assertThat(branch.getBoolean("openNow")).isFalse();
    assertThat(branch.getString("opensAt")).isEqualTo("2026-11-23T08:00:00+07:00");
    assertThat(branch.containsKey("closesAt")).isFalse();
    assertThat(branch.getInteger("walkInRemaining")).isEqualTo(56);
    assertThat(branch.getInteger("counters")).isEqualTo(7);
    var first = branch.getJsonObject("firstFree");
    assertThat(first.getString("date")).isEqualTo("2026-11-23");
    assertThat(first.getString("start")).isEqualTo("08:00");
  }

  @Test
  void aBranchInAnotherZoneSpeaksItsOwnTime() {
    var branch = nodes.http(0).get("/api/v1/branches/papua-jayapura").json();
    assertThat(branch.getBoolean("openNow")).isTrue();
    assertThat(branch.getString("closesAt")).isEqualTo("2026-11-23T15:00:00+09:00");
  }

  @Test
  void aBranchWithoutOnlineBookingNamesTheOneThatServes() {
    var branch = nodes.http(0).get("/api/v1/branches/banyuasin-pangkalan-balai").json();
    assertThat(branch.getBoolean("onlineBooking")).isFalse();
    assertThat(branch.getString("servedBy")).isEqualTo("palembang");
    assertThat(branch.getString("noOnlineReason")).contains("kantor induk");
    assertThat(branch.containsKey("firstFree")).isFalse();
  }

  @Test
  void aBranchSaysWhereItIsAndWhatIsNear() {
    var branch = nodes.http(0).get("/api/v1/branches/semarang-pemuda").json();
    assertThat(branch.getDouble("latitude")).isBetween(-7.1, -6.9);
    assertThat(branch.getString("province")).isEqualTo("Jawa Tengah");
    var near = branch.getJsonArray("near");
    assertThat(near).hasSize(5);
    assertThat(near.getJsonObject(0).getString("id")).isEqualTo("semarang-majapahit");
    assertThat(near.getJsonObject(0).getInteger("kilometres")).isZero();
    assertThat(near.getJsonObject(1).getString("id")).isEqualTo("ungaran");
    assertThat(near.getJsonObject(1).getInteger("kilometres")).isBetween(10, 25);
  }

  @Test
  void anUnknownBranchIsNotFound() {
    var answer = nodes.http(0).get("/api/v1/branches/nowhere");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("unknown_branch");
  }

  private static List<String> names(String query) {
    return nodes.http(0).get("/api/v1/branches" + query).array().stream()
        .map(branch -> ((JsonObject) branch).getString("name"))
        .toList();
  }
}
