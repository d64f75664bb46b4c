package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Branches;
import id.antrean.branch.ReferenceStore;
import id.antrean.core.Code;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.notify.TestGateway.Mood;
import id.antrean.notify.demo.DemoReceivers;
import id.antrean.notify.demo.Mailbox;
import id.antrean.testkit.Cable;
import id.antrean.testkit.TestPostgres;
import id.antrean.work.Worker;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesIT {
  private static final String HOME = "https://antrean.contoh.id";
  private static final String BODY =
      "{\"id\":\"{id}\",\"to\":\"{to}\",\"local\":\"{local}\",\"text\":\"{text}\"}";

  private final Vertx vertx = Vertx.vertx();
  private final Sealed sealed = new Sealed(new byte[32], new byte[32]);
  private Database db;
  private Branches branches;
  private DemoReceivers mail;
  private TestGateway gateway;
  private Messages messages;
  private Courier sms;
  private Courier email;
  private MessageFixture fixture;

  @BeforeAll
  void open() {
    db = new Database(vertx, TestPostgres.fresh());
    mail = new DemoReceivers(vertx, InstantSource.fixed(NOW));
    new ReferenceStore(db).load(Optional.empty(), NOW);
    branches = new Branches(db);
    fixture = new MessageFixture(db, sealed, "semarang-pemuda");
  }

  @BeforeEach
  void anew() {
    db.run("DELETE FROM message");
    db.run("DELETE FROM message_budget");
    db.run("DELETE FROM event");
    gateway = new TestGateway(vertx);
    messages = new Messages(db, sealed, branches, () -> HOME);
    sms = new Courier(messages, gatewayAt(gateway.address()));
    email = new Courier(messages, mailServerAt(mail.smtp()));
  }

  @AfterAll
  void close() {
    mail.close();
    db.close();
    vertx.close().await();
  }

  private SmsGateway gatewayAt(URI address) {
    return new SmsGateway(
        vertx,
        address,
        Optional.of("Bearer x"),
        BODY,
        Optional.empty(),
        new MessageWords(() -> HOME));
  }

  private MailServer mailServerAt(URI address) {
    return new MailServer(
        vertx, address, "Antrean <antrean@contoh.id>", new MessageWords(() -> HOME));
  }

  @Test
  void aBookingIsToldBySmsAndByMailWithItsLink() {
    var booking = fixture.booked("+6281234567890", "siti@contoh.id");
    assertThat(messages.plan(NOW)).isEqualTo(1);
    sms.sendDue(NOW);
    email.sendDue(NOW);

    var link = HOME + "/t/" + Code.ofBooking(sealed, booking);
    assertThat(gateway.taken).hasSize(1);
    assertThat(gateway.taken.getFirst().to()).isEqualTo("+6281234567890");
    assertThat(gateway.taken.getFirst().text()).contains("Senin, 23 Nov", "WIB").endsWith(link);
    var letter = latestMail();
    assertThat(letter.to()).isEqualTo("siti@contoh.id");
    assertThat(letter.subject()).startsWith("Antrean B-");
    assertThat(letter.text()).contains("Bapak/Ibu,", link, "[antrean.ics]");
    assertThat(new MessageStates(db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SENT, DeliveryState.SENT);
  }

  @Test
  void withoutAnAddressThereIsNoMailAndBeforeAnybodyLookedItIsQueued() {
    var booking = fixture.booked("+6281234567890", null);
    assertThat(new MessageStates(db).of(booking))
        .extracting(MessageStates.MessageState::channel, MessageStates.MessageState::state)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Channel.SMS, DeliveryState.QUEUED));
    messages.plan(NOW);
    assertThat(fixture.count("channel = 'EMAIL'")).isZero();
    assertThat(fixture.count("channel = 'SMS'")).isOne();
  }

  @Test
  void eventsOfTheFloorAreHeardAndSentToNobody() {
    fixture.happens("TicketCalled", fixture.booking("A", "+6281234567890", null), empty());
    assertThat(messages.plan(NOW)).isOne();
    assertThat(messages.plan(NOW)).isZero();
    assertThat(fixture.count("true")).isZero();
  }

  /** As in the program: the courier stands on a virtual thread, and its mail client is new. */
  @Test
  void noFirstMailHangsThoughTheServerGreetsAtOnce() {
    int programs = 20;
    for (int i = 0; i < programs; i++) {
      fixture.booked("+62812345%05d".formatted(i), mailOf(i));
      messages.plan(NOW);
      var courier = new Courier(messages, mailServerAt(mail.smtp()));
      new Worker(vertx, () -> courier.sendDue(NOW));
    }
    assertThat(fixture.count("channel = 'EMAIL' AND state = 'SENT' AND attempts = 1"))
        .isEqualTo(programs);
  }

  @Test
  void twelveWorkersAtOnceMakeAndSendEachMessageOnce() throws Exception {
    IntStream.range(0, 300)
        .forEach(i -> fixture.booked("+62812345%05d".formatted(i), i % 2 == 0 ? mailOf(i) : null));
    var workers =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              var courier = new Courier(messages, gatewayAt(gateway.address()));
                              while (messages.plan(NOW) > 0) {}
                              while (courier.sendDue(NOW)) {}
                            }))
            .toList();
    for (var worker : workers) {
      worker.join();
    }
    while (sms.sendDue(NOW)) {}
    assertThat(fixture.count("channel = 'SMS'")).isEqualTo(300);
    assertThat(fixture.count("channel = 'EMAIL'")).isEqualTo(150);
    assertThat(gateway.keys()).hasSize(300).doesNotHaveDuplicates();
    assertThat(new HashSet<>(gateway.taken.stream().map(TestGateway.Taken::to).toList()))
        .hasSize(300);
  }

  @Test
  void aGatewayAwayForAnHourLosesNothingAndIsDrainedSoonAfter() {
    IntStream.range(0, 100).forEach(i -> fixture.booked("+62812345%05d".formatted(i), null));
    messages.plan(NOW);
    gateway.mood = Mood.IS_BROKEN;
    int tries = 0;
    var now = NOW;
    for (; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plusSeconds(1)) {
      sms.sendDue(now);
      tries++;
    }
    assertThat(tries).isEqualTo(3_600);
    assertThat(fixture.count("state = 'QUEUED'")).isEqualTo(100);
    int worn =
        db.first(r -> r.getInteger("n"), "SELECT sum(attempts)::int AS n FROM message").get();
    assertThat(worn).as("tries in the hour").isLessThan(250);

    gateway.mood = Mood.TAKES;
    var back = now;
    while (fixture.count("state = 'QUEUED'") > 0) {
      while (sms.sendDue(now)) {}
      now = now.plusSeconds(1);
    }
    assertThat(Duration.between(back, now)).isLessThan(Duration.ofMinutes(15));
    assertThat(gateway.keys()).hasSize(100).doesNotHaveDuplicates();
    System.out.printf(
        "gateway away 1 h: %d tries in vain, 100 messages drained in %s%n",
        worn, Duration.between(back, now));
  }

  @Test
  void mailAndSmsBothAwayForAnHourLoseNothingAndRepeatNothing() {
    bothAwayForAnHour(60);
  }

  /** Of a thousand messages at most one may come twice. */
  @Test
  @Tag("long")
  void norDoTheyWithAThousandMessages() {
    bothAwayForAnHour(500);
  }

  private void bothAwayForAnHour(int people) {
    IntStream.range(0, people)
        .forEach(i -> fixture.booked("+62812345%05d".formatted(i), "jam" + i + "@contoh.id"));
    while (messages.plan(NOW) > 0) {}
    assertThat(fixture.count("state = 'QUEUED'")).isEqualTo(2 * people);
    var post = new DemoReceivers(vertx, InstantSource.fixed(NOW));
    var line = new Cable(post.smtp().toString());
    var mailOnTheLine = new Courier(messages, mailServerAt(URI.create(line.url())));
    var letters = Collections.newSetFromMap(new IdentityHashMap<Mailbox.Caught, Boolean>());
    // They go away after some messages have been sent.
    sms.sendDue(NOW);
    mailOnTheLine.sendDue(NOW);
    letters.addAll(post.mailbox().latest(64));
    gateway.mood = Mood.IS_BROKEN;
    line.cut();
    var now = NOW.plusSeconds(1);
    for (; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plusSeconds(1)) {
      sms.sendDue(now);
      mailOnTheLine.sendDue(now);
    }
    assertThat(fixture.count("state = 'QUEUED'")).isGreaterThan(2 * people - 50);

    gateway.mood = Mood.TAKES;
    line.mend();
    var back = now;
    for (; fixture.count("state = 'QUEUED'") > 0; now = now.plusSeconds(1)) {
      for (boolean more = true; more; ) {
        boolean moreSms = sms.sendDue(now);
        more = mailOnTheLine.sendDue(now) || moreSms;
        letters.addAll(post.mailbox().latest(64));
      }
      assertThat(Duration.between(back, now)).isLessThan(Duration.ofMinutes(15));
    }
    line.close();
    post.close();
    assertThat(fixture.count("state = 'SENT'")).isEqualTo(2 * people);
    var mailed = letters.stream().map(Mailbox.Caught::to).toList();
    assertThat(new HashSet<>(gateway.keys())).hasSize(people);
    assertThat(new HashSet<>(mailed)).hasSize(people);
    int twice = gateway.keys().size() + mailed.size() - 2 * people;
    assertThat(twice).isLessThanOrEqualTo(2 * people / 1_000);
    System.out.printf(
        "mail and SMS away 1 h: %d messages drained in %s, %d came twice%n",
        2 * people, Duration.between(back, now), twice);
  }

  @Test
  void aGatewayThatIsNotThereCountsAsCertainlyNotSent() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    gateway.close();
    sms.sendDue(NOW);
    assertThat(fixture.count("state = 'QUEUED' AND doubts = 0 AND attempts = 1")).isOne();
    sms.sendDue(NOW.plus(Duration.ofHours(25)));
    assertThat(fixture.count("state = 'FAILED'")).isOne();
  }

  @Test
  void aGatewayThatWantsAFormGetsAForm() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    var seen = new ArrayList<String>();
    var provider =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .setExpectMultipart(true)
                        .endHandler(
                            end -> {
                              seen.add(request.getHeader("Authorization"));
                              seen.add(request.getFormAttribute("target"));
                              seen.add(request.getFormAttribute("message"));
                              request.response().end("OK");
                            }))
            .listen(0, "127.0.0.1")
            .await();
    new Courier(
            messages,
            new SmsGateway(
                vertx,
                URI.create("http://127.0.0.1:" + provider.actualPort() + "/send"),
                Optional.of("rahasia"),
                "target={local}&message={text}&countryCode=62",
                Optional.empty(),
                new MessageWords(() -> HOME)))
        .sendDue(NOW);
    provider.close().await();
    assertThat(seen).startsWith("rahasia", "081234567890");
    assertThat(seen.get(2)).contains("Semarang Pemuda, Senin, 23 Nov pukul 08.30-09.00 WIB.");
    assertThat(fixture.count("state = 'SENT' AND receiver_id IS NULL")).isOne();
  }

  @Test
  void whatTheGatewayRefusesIsNotSentAgain() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    gateway.mood = Mood.REFUSES;
    sms.sendDue(NOW);
    assertThat(fixture.count("state = 'FAILED'")).isOne();
  }

  /** Control: without the setting a gateway's 200 is believed. */
  @Test
  void aGatewayThatSaysNoWith200HasNotTakenTheMessage() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    gateway.mood = Mood.SAYS_NO;
    var strict =
        new Courier(
            messages,
            new SmsGateway(
                vertx,
                gateway.address(),
                Optional.empty(),
                BODY,
                Optional.of(AcceptedAnswer.parse("id=7")),
                new MessageWords(() -> HOME)));
    strict.sendDue(NOW);
    assertThat(fixture.count("state = 'QUEUED' AND doubts = 0")).isOne();
    gateway.mood = Mood.TAKES;
    strict.sendDue(NOW.plusSeconds(10));
    assertThat(fixture.count("state = 'SENT' AND receiver_id = '7'")).isOne();

    fixture.booked("+6281234567891", null);
    messages.plan(NOW);
    gateway.mood = Mood.SAYS_NO;
    strict.sendDue(NOW.plus(Duration.ofHours(25)));
    assertThat(fixture.count("state = 'FAILED'")).as("it said no for a day").isOne();

    fixture.booked("+6281234567892", null);
    messages.plan(NOW);
    sms.sendDue(NOW);
    assertThat(fixture.count("state = 'SENT'")).as("control").isEqualTo(2);
  }

  @Test
  void aLostAnswerIsAskedAgainWithTheSameId() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    gateway.mood = Mood.LOSES_THE_ANSWER;
    sms.sendDue(NOW);
    assertThat(fixture.count("state = 'QUEUED' AND doubts = 1")).isOne();
    gateway.mood = Mood.TAKES;
    sms.sendDue(NOW.plusSeconds(10));
    assertThat(gateway.keys()).hasSize(2);
    assertThat(new HashSet<>(gateway.keys())).hasSize(1);
    assertThat(fixture.count("state = 'SENT'")).isOne();
  }

  @Test
  void aNodeThatDiesBetweenSendingAndRecordingLeavesItToAnotherAfterTheLease() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    var letters = messages.claim(Channel.SMS, NOW, 16);
    gatewayAt(gateway.address()).send(letters.getFirst()).await();

    sms.sendDue(NOW.plusSeconds(59));
    assertThat(gateway.keys()).hasSize(1);
    sms.sendDue(NOW.plusSeconds(61));
    assertThat(gateway.keys()).hasSize(2);
    assertThat(new HashSet<>(gateway.keys())).hasSize(1);
    assertThat(fixture.count("state = 'SENT' AND attempts = 2")).isOne();
  }

  @Test
  void whatMayHaveArrivedEndsAsUnknownNotAsFailed() {
    fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    gateway.mood = Mood.LOSES_THE_ANSWER;
    sms.sendDue(NOW);
    gateway.close();
    sms.sendDue(NOW.plus(Duration.ofHours(25)));
    assertThat(fixture.count("state = 'UNKNOWN'")).isOne();
  }

  @Test
  void aHangingGatewayNeitherHangsUsNorTheMail() {
    fixture.booked("+6281234567890", "siti@contoh.id");
    messages.plan(NOW);
    gateway.mood = Mood.HANGS;
    var hanging = Thread.ofVirtual().start(() -> sms.sendDue(NOW));
    long from = System.nanoTime();
    email.sendDue(NOW);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
    assertThat(fixture.count("channel = 'EMAIL' AND state = 'SENT'")).isOne();
    join(hanging);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
    assertThat(fixture.count("channel = 'SMS' AND state = 'QUEUED' AND doubts = 1")).isOne();
  }

  @Test
  void aMailServerThatIsAwayOrHangsIsTriedAgain() {
    fixture.booked("+6281234567890", "siti@contoh.id");
    messages.plan(NOW);
    new Courier(messages, mailServerAt(URI.create("smtp://127.0.0.1:1"))).sendDue(NOW);
    assertThat(fixture.count("channel = 'EMAIL' AND state = 'QUEUED' AND doubts = 0")).isOne();

    var silent =
        vertx.createNetServer().connectHandler(socket -> {}).listen(0, "127.0.0.1").await();
    long from = System.nanoTime();
    var later = NOW.plusSeconds(10);
    new Courier(messages, mailServerAt(URI.create("smtp://127.0.0.1:" + silent.actualPort())))
        .sendDue(later);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(11));
    silent.close().await();

    email.sendDue(later.plusSeconds(60));
    assertThat(fixture.count("channel = 'EMAIL' AND state = 'SENT'")).isOne();
  }

  @Test
  void ofACancelledBookingOnlyTheCancellationIsTold() {
    var booking = fixture.booked("+6281234567890", null);
    messages.plan(NOW);
    fixture.cancel(booking);
    messages.plan(NOW);
    sms.sendDue(NOW);
    assertThat(gateway.taken).hasSize(1);
    assertThat(gateway.taken.getFirst().text()).contains("sudah dibatalkan");
    assertThat(new MessageStates(db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SENT);
  }

  @Test
  void aMovedBookingSaysWhichNumberIsVoid() {
    var booking = fixture.booking("Siti", "+6281234567890", null);
    fixture.happens("BookingMoved", booking, new JsonObject().put("fromNumber", "B-777"));
    messages.plan(NOW);
    sms.sendDue(NOW.plusSeconds(60));
    assertThat(gateway.taken.getFirst().text()).contains("Nomor B-777 tidak berlaku");
  }

  @Test
  void aVisitorWhoAskedForTheNumberGetsItWithItsLink() {
    var booking = fixture.booking("Siti", "+6281234567890", null);
    fixture.happens("BookingAsked", booking, empty());
    assertThat(new MessageStates(db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.QUEUED);
    messages.plan(NOW);
    sms.sendDue(NOW);
    assertThat(gateway.taken.getFirst().text())
        .contains(HOME + "/t/" + Code.ofBooking(sealed, booking), "Tidak meminta?");
  }

  @Test
  void aNameCannotWriteHeadersOfAMailAndStandsInNone() {
    var name = "Siti\r\nBcc:jahat@contoh.id\r\n\r\n.\r\nMAIL";
    fixture.happens(
        "BookingMade", fixture.booking(name, "+6281234567890", "siti@contoh.id"), empty());
    messages.plan(NOW);
    int before = mail.mailbox().latest(500).size();
    email.sendDue(NOW);
    assertThat(mail.mailbox().latest(500)).hasSize(before + 1);
    assertThat(latestMail().to()).isEqualTo("siti@contoh.id");
    assertThat(latestMail().text()).doesNotContain("jahat");
  }

  @Test
  void anAddressThatWouldWriteHeadersGetsNoMail() {
    fixture.booked("+6281234567890", "siti@contoh.id\r\nBcc: jahat@contoh.id");
    messages.plan(NOW);
    int before = mail.mailbox().latest(500).size();
    email.sendDue(NOW);
    assertThat(mail.mailbox().latest(500)).hasSize(before);
    assertThat(fixture.count("channel = 'EMAIL' AND state = 'FAILED'")).isOne();
  }

  @Test
  void whatNoKeyOpensWaitsHoweverLongAndGoesOutOnceOneDoes() {
    var booking = fixture.booked("+6281234567890", null);
    var strange = new Sealed(key(9), new byte[32]);
    var without = messagesUnder(strange);
    assertThat(without.plan(NOW)).isEqualTo(1);
    assertThat(fixture.count("state = 'QUEUED'")).as("perhaps there is an address").isEqualTo(2);
    var now = NOW;
    for (int tries = 0; tries < 30; tries++) { // by day, for at night nothing is tried
      now = NOW.plus(Duration.ofDays(tries / 10)).plus(Duration.ofHours(tries % 10));
      assertThat(new Courier(without, gatewayAt(gateway.address())).sendDue(now)).isTrue();
      new Courier(without, mailServerAt(mail.smtp())).sendDue(now);
    }
    assertThat(gateway.taken).isEmpty();
    assertThat(fixture.count("state = 'QUEUED' AND doubts = 0 AND attempts = 30")).isEqualTo(2);
    assertThat(strange.unopened()).isPositive();

    now = now.plus(Duration.ofHours(1));
    sms.sendDue(now);
    email.sendDue(now);
    assertThat(gateway.taken).hasSize(1);
    assertThat(fixture.count("channel = 'SMS' AND state = 'SENT'")).isOne();
    assertThat(fixture.count("channel = 'EMAIL' AND state = 'OBSOLETE'")).isOne();
    assertThat(new MessageStates(db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SENT);
  }

  @Test
  void whatNoKeyOpensSaysNothingOfTheReceiverAndDoesNotHoldUpOthers() {
    var strange = new Sealed(key(9), new byte[32]);
    var unopened = fixture.booked("+6281234567890", null);
    var value = strange.seal("{}", "booking/person/" + unopened);
    db.run("UPDATE booking SET person = $2 WHERE id = $1", unopened, value);
    fixture.booked("+6281234567891", null);
    while (messages.plan(NOW) > 0) {}
    gateway.mood = Mood.IS_BROKEN;
    sms.sendDue(NOW);
    gateway.mood = Mood.TAKES;
    var now = NOW;
    for (int tries = 0; tries < 60; tries++, now = now.plusSeconds(1)) {
      sms.sendDue(now);
    }
    assertThat(gateway.taken).extracting(TestGateway.Taken::to).containsExactly("+6281234567891");
    assertThat(fixture.count("channel = 'SMS' AND state = 'QUEUED'")).isOne();
  }

  @Test
  void ofAForgottenPersonThereIsNobodyToSendItTo() {
    var booking = fixture.booked("+6281234567890", "siti@contoh.id");
    messages.plan(NOW);
    db.run("UPDATE booking SET person = NULL WHERE id = $1", booking);
    sms.sendDue(NOW);
    assertThat(fixture.count("channel = 'SMS' AND state = 'FAILED'")).isOne();
  }

  private Messages messagesUnder(Sealed other) {
    return new Messages(db, other, branches, () -> HOME);
  }

  private static byte[] key(int fill) {
    var key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private Mailbox.Caught latestMail() {
    return mail.mailbox().latest(1).getFirst();
  }

  private static String mailOf(int i) {
    return "orang" + i + "@contoh.id";
  }

  private static JsonObject empty() {
    return new JsonObject();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
