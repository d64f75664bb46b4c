package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Branches;
import id.antrean.core.Channel;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

/** After an outage a hundred thousand messages may wait. */
class DueMessagesIT {

  /** The plan may be of the time when the table was empty. */
  @Test
  void claimingSomeReadsNoneOfTheOthersThatWait() {
    var vertx = Vertx.vertx();
    try (var one = new Database(vertx, TestPostgres.fresh())) { // asked in turn: one connection
      var sealed = new Sealed(new byte[32], new byte[32]);
      new Messages(one, sealed, new Branches(one), () -> "").claim(Channel.SMS, NOW, 16);
      var statement =
          one.first(
              row -> row.getString("statement"),
              """
              SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'WITH first AS%'
              """);
      assertThat(statement).as("the client keeps it prepared").isPresent();
      var plan =
          one.list(
              row -> row.getString(0),
              "EXPLAIN " + statement.get(),
              Channel.SMS,
              NOW,
              NOW,
              16,
              NOW,
              8);
      assertThat(plan)
          .anyMatch(line -> line.contains("using message_first on message"))
          .anyMatch(line -> line.contains("using message_again on message"))
          .noneMatch(line -> line.matches(".*(Sort|Anti Join|Seq Scan on message).*"));
    } finally {
      vertx.close().await();
    }
  }
}
