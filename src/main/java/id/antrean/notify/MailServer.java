package id.antrean.notify;

import id.antrean.core.Channel;
import id.antrean.core.Email;
import id.antrean.core.Problem;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The mail server of ANTREAN_SMTP_URL: smtp://user:password@host:port, or smtps. */
final class MailServer implements Sender {
  private static final int TIMEOUT_SECONDS = 5;
  private static final int CONNECTIONS = 4;

  /** Few, for most of them wait for a connection. */
  private static final int MOST_ON_THE_WAY = 16;

  /** SMTP answers that are about this recipient or this mail, not about us. */
  private static final Set<Integer> ABOUT_THE_MAIL = Set.of(550, 551, 552, 553, 554, 501);

  /**
   * Of this receiver or of the server: 450 and 451 are also how a server asks to come again later.
   */
  private static final Set<Integer> MAILBOX_BUSY = Set.of(450, 451, 452);

  /**
   * Where the client works. It loses a server's greeting that comes before its handler is set; on
   * an event loop that cannot be, on virtual threads one first mail in eight hung until given up.
   */
  private static final class Loop extends AbstractVerticle {
    void run(Runnable work) {
      context.runOnContext(v -> work.run());
    }
  }

  private final Loop loop = new Loop();
  private final MailClient client;
  private final String from;
  private final MessageWords words;

  MailServer(Vertx vertx, URI address, String from, MessageWords words) {
    vertx.deployVerticle(loop).await();
    this.client = MailClient.create(vertx, config(address));
    this.from = from;
    this.words = words;
  }

  private static MailConfig config(URI address) {
    boolean tls = "smtps".equals(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : tls ? 465 : 587;
    var config = new MailConfig(address.getHost(), port);
    config
        .setSsl(tls)
        .setHostnameVerificationAlgorithm("HTTPS")
        .setMaxPoolSize(CONNECTIONS)
        .setConnectTimeout(TIMEOUT_SECONDS * 1_000)
        // A hanging server must not keep a connection of the pool.
        .setIdleTimeout(TIMEOUT_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
    if (address.getUserInfo() == null) {
      return config.setLogin(LoginOption.DISABLED).setStarttls(MailTls.startTls(address));
    }
    var credentials = address.getUserInfo().split(":", 2);
    return config
        .setLogin(LoginOption.REQUIRED)
        .setStarttls(MailTls.startTls(address))
        .setUsername(credentials[0])
        .setPassword(credentials.length > 1 ? credentials[1] : "");
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public int mostOnTheWay() {
    return MOST_ON_THE_WAY;
  }

  @Override
  public Future<Outcome> send(Letter letter) {
    if (letter.to().email().isEmpty()) {
      return Future.succeededFuture(new Outcome.Obsolete());
    }
    var address = address(letter);
    if (address.isEmpty()) {
      return Future.succeededFuture(new Outcome.Refused("no usable address"));
    }
    return send(mail(letter, address.get()));
  }

  /** {@code id}: the same at each try. */
  Future<Outcome> send(String id, Email to, String subject, String text) {
    return send(mail(id, to.address(), subject, text));
  }

  private Future<Outcome> send(MailMessage mail) {
    Promise<MailResult> sent = Promise.promise();
    loop.run(() -> client.sendMail(mail).onComplete(sent));
    return sent.future()
        .<Outcome>map(result -> new Outcome.Accepted(result.getMessageID()))
        .timeout(2 * TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .recover(failure -> Future.succeededFuture(judge(failure)));
  }

  /** Judged again, whatever is stored: an address goes into the header of a mail. */
  private static Optional<String> address(Letter letter) {
    try {
      return letter.to().email().map(email -> Email.parse(email.address()).address());
    } catch (Problem unusable) {
      return Optional.empty();
    }
  }

  private MailMessage mail(Letter letter, String to) {
    var mail = mail("antrean-" + letter.id(), to, words.subject(letter), words.mail(letter));
    if (letter.template().changesCalendars()) {
      var file = words.calendar(letter);
      mail.setAttachment(
          MailAttachment.create()
              .setName("antrean.ics")
              .setContentType(file.contentType())
              .setData(Buffer.buffer(file.text())));
    }
    return mail;
  }

  private MailMessage mail(String id, String to, String subject, String text) {
    return new MailMessage()
        .setFrom(from)
        .setTo(to)
        .setSubject(subject)
        .setText(text)
        .addHeader("Message-ID", "<" + id + "@" + domain() + ">")
        .addHeader("Auto-Submitted", "auto-generated");
  }

  private String domain() {
    return from.replaceAll(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
  }

  private static Outcome judge(Throwable failure) {
    if (failure instanceof SMTPException smtp) {
      var why = "SMTP " + smtp.getReplyCode();
      if (ABOUT_THE_MAIL.contains(smtp.getReplyCode())) {
        return new Outcome.Refused(why);
      }
      return MAILBOX_BUSY.contains(smtp.getReplyCode())
          ? new Outcome.Declined(why)
          : Outcome.Away.inTrouble(why, true);
    }
    var why = failure.getClass().getSimpleName();
    return failure instanceof ConnectException
        ? Outcome.Away.unreachable(why)
        : Outcome.Away.inTrouble(why, false);
  }

  void close() {
    client.close();
  }
}
