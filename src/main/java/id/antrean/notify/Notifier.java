package id.antrean.notify;

import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Channel;
import id.antrean.node.Node;
import id.antrean.security.SecurityRoom;
import id.antrean.work.Background;
import id.antrean.work.Background.Loop;
import io.micrometer.core.instrument.FunctionCounter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * This node's share of the messages: one loop makes them from events, one plans reminders, and one
 * for each channel hands them over. Each looks once a second, and at once when the doorbell rings.
 */
public final class Notifier implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration FORGET = Duration.ofHours(1);

  /** Where mail and SMS go. */
  public record Receivers(
      URI smtp,
      String mailFrom,
      URI sms,
      Optional<String> smsKey,
      String smsBody,
      Optional<AcceptedAnswer> smsAccepted) {}

  private final Background background;
  private final InstantSource clock;
  private final int perSecond;
  private final Messages messages;
  private final Reminders reminders;
  private final MailServer mailServer;
  private final SmsGateway smsGateway;
  private final SecurityRoom security;
  private final List<Courier> couriers = new ArrayList<>();
  private final List<PinCourier> pinCouriers = new ArrayList<>();

  /** {@code perSecond}: so many messages of each channel this node hands over at most. */
  public Notifier(
      Node node,
      Branches branches,
      SecurityRoom security,
      Receivers receivers,
      Supplier<String> publicUrl,
      int perSecond) {
    this.security = security;
    this.clock = node.clock();
    this.perSecond = perSecond;
    var words = new MessageWords(publicUrl);
    messages = new Messages(node.db(), node.sealed(), branches, publicUrl);
    mailServer = new MailServer(node.vertx(), receivers.smtp(), receivers.mailFrom(), words);
    smsGateway =
        new SmsGateway(
            node.vertx(),
            receivers.sms(),
            receivers.smsKey(),
            receivers.smsBody(),
            receivers.smsAccepted(),
            words);
    reminders = new Reminders(node.db());
    FunctionCounter.builder("messages.left.out", this, Notifier::leftOut).register(node.meters());
    background = new Background(node.vertx());
  }

  public Notifier start(Doorbell doorbell) {
    var reminding =
        background.everyOrWoken("reminders", LOOK, LOOK, () -> reminders.plan(clock.instant()));
    var later = List.of(reminding, courier("SMS", smsGateway), courier("e-mail", mailServer));
    var pace = pace(Messages.EVENTS_AT_ONCE, 2 * perSecond);
    var events = background.everyOrWoken("messages", LOOK, pace, () -> plan(later));
    doorbell.onRing(branch -> events.wake());
    pins("PINs by SMS", Channel.SMS);
    pins("PINs by e-mail", Channel.EMAIL);
    background.every("old PINs", FORGET, FORGET, () -> security.pins().forget(clock.instant()));
    background.every(
        "old message budgets", FORGET, FORGET, () -> messages.forgetBudgets(clock.instant()));
    return this;
  }

  private Loop courier(String name, Sender sender) {
    var courier = new Courier(messages, sender, security.gateways());
    couriers.add(courier);
    var pace = pace(Courier.AT_ONCE, perSecond);
    return background.everyOrWoken(name, LOOK, pace, () -> courier.sendDue(clock.instant()));
  }

  /** They are few, by a limit of their own, and wait for no pace. */
  private void pins(String name, Channel channel) {
    var courier =
        new PinCourier(security.pins(), security.gateways(), channel, smsGateway, mailServer);
    pinCouriers.add(courier);
    background.everyOrWoken(name, LOOK, LOOK, () -> courier.sendDue(clock.instant()));
  }

  /** What was made can be handed over at once. */
  private boolean plan(List<Loop> later) {
    int heard = messages.plan(clock.instant());
    if (heard > 0) {
      later.forEach(Loop::wake);
    }
    return heard == Messages.EVENTS_AT_ONCE;
  }

  /** How many messages this node left out because their receivers had too many that day. */
  public long leftOut() {
    return messages.leftOut();
  }

  private static Duration pace(int atOnce, int perSecond) {
    return Duration.ofMillis(1_000L * atOnce / perSecond);
  }

  /** What is on its way is ended and recorded first, for else it would be sent again. */
  @Override
  public void close() {
    background.close();
    couriers.forEach(courier -> courier.close(clock.instant()));
    pinCouriers.forEach(courier -> courier.close(clock.instant()));
    mailServer.close();
    smsGateway.close();
  }
}
