package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The accounts of a version with one role each, after the upgrade; and what roles may be. */
class RolesMigrationIT {
  private static Vertx vertx;
  private static Database db;

  @BeforeAll
  static void migrate() throws Exception {
    vertx = Vertx.vertx();
    db = new Database(vertx, TestPostgres.fresh());
    for (var step :
        new String[] {
          "DROP TABLE recovery_code, staff_device, account_role",
          "DROP FUNCTION account_last_admin CASCADE",
          """
          ALTER TABLE account DROP COLUMN name, DROP COLUMN password_one_time,
            DROP COLUMN setting_hash, DROP CONSTRAINT account_username_shape,
            ADD COLUMN role text, ADD COLUMN branch_id text
          """,
          "ALTER TABLE sign_in_try DROP COLUMN username_hash",
          "DROP INDEX staff_session_by_end",
          """
          ALTER TABLE staff_session DROP COLUMN id, DROP COLUMN began_at, DROP COLUMN address,
            DROP COLUMN browser
          """,
          "INSERT INTO region VALUES ('uji', 'Uji', 'Uji', 1)",
          """
          INSERT INTO branch (id, region_id, name, sms_name, kind, city, province, time_zone,
            online_booking)
          VALUES ('kantor', 'uji', 'Kantor', 'Kantor', 'MAIN', 'Kota', 'Uji', 'Asia/Jakarta', true)
          """,
          """
          INSERT INTO account (id, username, password_hash, role, branch_id, created_at) VALUES
            (gen_random_uuid(), 'admin', 'a', 'ADMIN', NULL, now()),
            (gen_random_uuid(), 'guard', 'b', 'GUARD', 'kantor', now())
          """,
          """
          INSERT INTO staff_session (token_hash, account_id, csrf_token, seen_at, ends_at)
          SELECT 'x', id, 'csrf', now(), now() FROM account WHERE username = 'guard'
          """
        }) {
      db.run(step);
    }
    var file = "/db/migration/V24__roles.sql";
    try (var sql = RolesMigrationIT.class.getResourceAsStream(file)) {
      var text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      db.run("DO $do$ BEGIN EXECUTE $sql$ " + text + " $sql$; END $do$");
    }
  }

  @AfterAll
  static void stop() {
    db.close();
    vertx.close().await();
  }

  private static String account(String username) {
    return db.first(
            row -> row.getString("line"),
            """
            SELECT concat_ws(' ', r.role, r.branch_id, a.setting_hash, a.password_one_time) AS line
            FROM account a JOIN account_role r ON r.account_id = a.id WHERE username = $1
            """,
            username)
        .orElseThrow();
  }

  @Test
  void eachAccountKeepsItsRoleItsPasswordAndItsSession() {
    assertThat(account("admin")).isEqualTo("ADMIN a f");
    assertThat(account("guard")).isEqualTo("GUARD kantor b f");
    assertThat(db.list(r -> r.getUUID("id"), "SELECT id FROM staff_session")).hasSize(1);
  }

  @Test
  void aRoleSaysWhereItHolds() {
    refused("account_role_bound", "'GUARD', NULL, NULL");
    refused("account_role_bound", "'GUARD', 'kantor', 'uji'");
    refused("account_role_bound", "'REGIONAL', 'kantor', NULL");
    refused("account_role_bound", "'ADMIN', NULL, 'uji'");
    refused("account_role_known", "'CHIEF', NULL, NULL");
    refused("account_role_branch", "'GUARD', 'atlantis', NULL");
    refused("account_role_once", "'ADMIN', NULL, NULL");
  }

  private static void refused(String constraint, String values) {
    assertThatThrownBy(
            () ->
                db.run(
                    "INSERT INTO account_role SELECT id, "
                        + values
                        + " FROM account WHERE username = 'admin'"))
        .isInstanceOfSatisfying(
            ConstraintViolation.class,
            refusal -> assertThat(refusal.constraint()).isEqualTo(constraint));
  }

  @Test
  void theLastAdministratorsRoleCannotBeTaken() {
    assertThatThrownBy(() -> db.run("DELETE FROM account_role WHERE role = 'ADMIN'"))
        .isInstanceOfSatisfying(
            ConstraintViolation.class,
            refusal -> assertThat(refusal.is("account_last_admin")).isTrue());
  }
}
