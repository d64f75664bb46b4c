package id.antrean.start;

import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.notify.AcceptedAnswer;
import id.antrean.notify.Notifier;
import id.antrean.notify.demo.DemoReceivers;
import id.antrean.notify.demo.MailboxPages;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The receivers of mail and SMS: the servers of the settings, in the demo else a catcher of our
 * own.
 */
public final class Receivers implements AutoCloseable {
  private final Optional<DemoReceivers> demo;

  public Receivers(Node node, boolean isDemo, Path dataDir) {
    demo =
        isDemo
            ? Optional.of(new DemoReceivers(node.vertx(), node.clock(), node.sealed(), dataDir))
            : Optional.empty();
  }

  /** In the demo messages take the real path, to receivers inside the program. */
  public Notifier.Receivers of(
      Optional<URI> smtp,
      String mailFrom,
      Optional<URI> sms,
      Optional<String> smsKey,
      String smsBody,
      Optional<AcceptedAnswer> smsAccepted) {
    return new Notifier.Receivers(
        smtp.or(() -> demo.map(DemoReceivers::smtp)).orElseThrow(),
        mailFrom,
        sms.or(() -> demo.map(DemoReceivers::sms)).orElseThrow(),
        smsKey,
        smsBody,
        sms.flatMap(gateway -> smsAccepted)); // the catcher has its own way of answering
  }

  public void register(Routes routes) {
    new MailboxPages(demo.map(DemoReceivers::mailbox)).register(routes);
  }

  @Override
  public void close() {
    demo.ifPresent(DemoReceivers::close);
  }
}
