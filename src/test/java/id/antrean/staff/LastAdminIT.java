package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.http.Assignment;
import id.antrean.http.Principal;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody can always come in, whoever disables whom at the same moment. */
@Antrean(nodes = 2)
class LastAdminIT {
  private static Nodes nodes;
  private static StaffMembers members;
  private static Vertx vertx;
  private static int names;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    vertx = Vertx.vertx();
    var sealed = nodes.main(0).rooms().sealed();
    var sessions = nodes.main(0).rooms().security().sessions();
    members = new StaffMembers(nodes.database(), sealed, sessions, new Passwords(vertx));
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  @Test
  void ofTwoAdministratorsWhoDisableEachOtherOneStays() throws Exception {
    assertThat(adminsAfterARace()).isOne();
  }

  @Test
  void withoutTheGuardOfTheDatabaseNobodyWouldBeLeft() throws Exception {
    var db = nodes.database();
    db.run("ALTER TABLE account DISABLE TRIGGER account_last_admin_disabled");
    try {
      assertThat(adminsAfterARace()).isZero();
    } finally {
      db.run("ALTER TABLE account ENABLE TRIGGER account_last_admin_disabled");
    }
  }

  /** How many can come in, when two who are the only ones disable one another at once. */
  private static int adminsAfterARace() throws Exception {
    var db = nodes.database();
    var first = "admin-" + ++names;
    var second = "admin-" + ++names;
    TestBranch.staff(db, Role.ADMIN, null, first);
    TestBranch.staff(db, Role.ADMIN, null, second);
    db.update("UPDATE account SET disabled = true WHERE username = 'admin'");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var gate = new CountDownLatch(2);
      var one = threads.submit(() -> disable(first, second, gate));
      var other = threads.submit(() -> disable(second, first, gate));
      one.get();
      other.get();
      return db.first(
              row -> row.getInteger(0),
              """
              SELECT count(*)::int FROM account a JOIN account_role r ON r.account_id = a.id
              WHERE r.role = 'ADMIN' AND NOT a.disabled AND a.username = ANY($1::text[])
              """,
              (Object) new String[] {first, second})
          .orElseThrow();
    } finally {
      db.update("UPDATE account SET disabled = false WHERE username = 'admin'");
      db.update(
          "UPDATE account SET disabled = true WHERE username = ANY($1::text[])",
          (Object) new String[] {first, second});
    }
  }

  private static String disable(String who, String whom, CountDownLatch gate)
      throws InterruptedException {
    var account =
        nodes
            .database()
            .first(r -> r.getUUID("id"), "SELECT id FROM account WHERE username = $1", who)
            .orElseThrow();
    var admin = new Principal(account, who, List.of(Assignment.everywhere()));
    var act = new StaffAct(admin, null, UUID.randomUUID().toString(), TestBranch.NOW);
    gate.countDown();
    gate.await();
    try {
      members.change(act, whom, MemberChange.disabled(true));
      return "done";
    } catch (Problem refused) {
      return refused.code();
    }
  }
}
