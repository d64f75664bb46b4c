package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;

import id.antrean.branch.Branches;
import id.antrean.branch.ReferenceStore;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything between an event and the phone of its receiver, without the program around it. */
final class MessagePost implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Branches branches;
  final Sealed sealed = new Sealed(new byte[32], new byte[32]);
  final Database db = new Database(vertx, TestPostgres.fresh());
  final TestGateway gateway = new TestGateway(vertx);
  final MessageFixture fixture;
  Messages messages;
  private Courier sms;

  MessagePost() {
    new ReferenceStore(db).load(Optional.empty(), NOW);
    branches = new Branches(db);
    fixture = new MessageFixture(db, sealed, "semarang-pemuda");
    empty();
  }

  /** As if nothing had ever happened. */
  void empty() {
    db.run("DELETE FROM message");
    db.run("DELETE FROM message_budget");
    db.run("DELETE FROM event");
    db.run("DELETE FROM booking");
    gateway.taken.clear();
    gateway.mood = TestGateway.Mood.TAKES;
    messages = new Messages(db, sealed, branches, () -> "https://antrean.id");
    sms = courier();
  }

  /** Of another node. */
  Courier courier() {
    var words = new MessageWords(() -> "https://antrean.id");
    return new Courier(
        messages,
        new SmsGateway(
            vertx,
            gateway.address(),
            Optional.empty(),
            "{\"to\":\"{to}\",\"text\":\"{text}\"}",
            Optional.empty(),
            words));
  }

  void plan(Instant now) {
    while (messages.plan(now) > 0) {}
  }

  /** Plans and hands over what is due now. */
  void work(Instant now) {
    plan(now);
    while (sms.sendDue(now)) {}
  }

  List<String> texts() {
    return gateway.taken.stream().map(TestGateway.Taken::text).toList();
  }

  @Override
  public void close() {
    gateway.close();
    db.close();
    vertx.close().await();
  }
}
