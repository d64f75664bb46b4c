package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;

import id.antrean.branch.Branches;
import id.antrean.branch.ReferenceStore;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.notify.demo.DemoReceivers;
import id.antrean.notify.demo.Mailbox;
import id.antrean.security.Gateways;
import id.antrean.testkit.Folders;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Everything between an event and its receivers, without the program around it. */
final class MessagePost implements AutoCloseable {
  static final String HOME = "https://antrean.contoh.id";
  static final String BODY =
      "{\"id\":\"{id}\",\"to\":\"{to}\",\"local\":\"{local}\",\"text\":\"{text}\"}";

  final Vertx vertx = Vertx.vertx();
  final Sealed sealed = new Sealed(new byte[32], new byte[32]);
  final Database db = new Database(vertx, TestPostgres.fresh());
  final DemoReceivers mail =
      new DemoReceivers(vertx, InstantSource.fixed(NOW), sealed, Folders.fresh("mailbox"));
  final Gateways gateways = new Gateways(db);
  final MessageFixture fixture;
  private final Branches branches;
  TestGateway gateway;
  Messages messages;
  Courier sms;
  Courier email;

  MessagePost() {
    new ReferenceStore(db).load(Optional.empty(), NOW);
    branches = new Branches(db);
    fixture = new MessageFixture(db, sealed, "semarang-pemuda");
    empty();
  }

  /** As if nothing had ever happened; the gateway is a new one, for a test may have closed it. */
  void empty() {
    db.run("DELETE FROM message");
    db.run("DELETE FROM message_budget");
    db.run("DELETE FROM event");
    db.run("DELETE FROM booking");
    gateway = new TestGateway(vertx);
    messages = messagesUnder(sealed);
    sms = courier(messages, smsGateway());
    email = courier(messages, mailServerAt(mail.smtp()));
  }

  Courier courier(Messages of, Sender sender) {
    return new Courier(of, sender, gateways);
  }

  /** With the keys of another program. */
  Messages messagesUnder(Sealed other) {
    return new Messages(db, other, branches, () -> HOME);
  }

  SmsGateway smsGateway() {
    return smsGateway(Optional.empty());
  }

  /** Under a setting that says which answer means "accepted". */
  SmsGateway strictGateway() {
    return smsGateway(Optional.of(AcceptedAnswer.parse("id=7")));
  }

  /** Nobody listens there. */
  SmsGateway gatewayThatIsGone() {
    return smsGateway(URI.create("http://127.0.0.1:9/nobody"), Optional.empty());
  }

  private SmsGateway smsGateway(Optional<AcceptedAnswer> accepted) {
    return smsGateway(gateway.address(), accepted);
  }

  private SmsGateway smsGateway(URI address, Optional<AcceptedAnswer> accepted) {
    return new SmsGateway(
        vertx, address, Optional.of("Bearer x"), BODY, accepted, new MessageWords(() -> HOME));
  }

  MailServer mailServerAt(URI address) {
    return new MailServer(
        vertx, address, "Antrean <antrean@contoh.id>", new MessageWords(() -> HOME));
  }

  void plan(Instant now) {
    while (messages.plan(now) > 0) {}
  }

  /** Plans and hands over every SMS that is due now. */
  void work(Instant now) {
    plan(now);
    while (sms.sendDue(now)) {}
  }

  List<String> texts() {
    return gateway.taken.stream().map(TestGateway.Taken::text).toList();
  }

  Mailbox.Caught latestMail() {
    return mail.mailbox().latest(1).getFirst();
  }

  @Override
  public void close() {
    mail.close();
    db.close();
    vertx.close().await();
  }
}
