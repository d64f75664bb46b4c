package id.antrean.admin.config;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Sql;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The test branch, configured over HTTP. */
record Offices(Nodes nodes) {
  static final String PATH = "/api/v1/branches/" + TestBranch.BRANCH;
  static final String PAGE = "/staf/kantor/" + TestBranch.BRANCH;

  Http supervisor(int node) {
    return nodes.http(node).as("supervisor-atur");
  }

  /** In every region: what they change is made at once. */
  static void letSupervisorsDecide(Sql db) {
    db.run("UPDATE region SET supervisors_decide = true");
  }

  /** As everybody reads it at this node. */
  JsonObject at(int node) {
    return nodes.http(node).get(PATH).json();
  }

  /** Monday to Friday without a break, or with one where two more times are given. */
  static JsonArray week(String opens, String closes, String... lunch) {
    var hours = new JsonArray();
    for (var day : new String[] {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"}) {
      hours.add(day(day, opens, closes, lunch));
    }
    return hours;
  }

  static JsonObject day(String day, String opens, String closes, String... lunch) {
    var json = new JsonObject().put("day", day).put("opens", opens).put("closes", closes);
    return lunch.length == 0 ? json : json.put("breakStart", lunch[0]).put("breakEnd", lunch[1]);
  }

  static Answer expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  /** How long it took; at most 20 seconds. */
  static Duration until(BooleanSupplier so) {
    long from = System.nanoTime();
    while (!so.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }
}
