package id.antrean.notify.demo;

import id.antrean.core.Sealed;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** A mail server and an SMS provider inside the program, for the demo only. */
public final class DemoReceivers implements AutoCloseable {
  private final Mailbox mailbox;
  private final MailCatcher mail;
  private final SmsCatcher sms;

  /** {@code folder}: where the mailbox keeps what they caught. */
  public DemoReceivers(Vertx vertx, InstantSource clock, Sealed sealed, Path folder) {
    mailbox = new Mailbox(clock, sealed, folder);
    mail = new MailCatcher(mailbox);
    sms = new SmsCatcher(vertx, mailbox);
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  public URI smtp() {
    return mail.address();
  }

  public URI sms() {
    return sms.address();
  }

  @Override
  public void close() {
    mail.close();
    sms.close();
  }
}
