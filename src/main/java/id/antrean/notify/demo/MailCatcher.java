package id.antrean.notify.demo;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.antrean.core.Channel;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.URI;

/** The demo's mail server: takes every mail, hands it to the mailbox and sends nothing on. */
final class MailCatcher implements AutoCloseable {
  private final GreenMail server;
  private final Mailbox mailbox;
  private final GreenMailUser keeper;

  MailCatcher(Mailbox mailbox) {
    this.mailbox = mailbox;
    server =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    server.start();
    keeper = server.setUser("mailbox@localhost", "mailbox");
    server.getUserManager().setMessageDeliveryHandler(this::take);
  }

  URI address() {
    return URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort());
  }

  /** The server also stores each mail itself, for ever: emptied, as the mailbox has it now. */
  private GreenMailUser take(MovingMessage moving, MailAddress to) throws MessagingException {
    try {
      var mail = moving.getMessage();
      mailbox.add(Channel.EMAIL, to.getEmail(), mail.getSubject(), text(mail));
      server.purgeEmailFromAllMailboxes();
    } catch (IOException | FolderException e) {
      throw new MessagingException("cannot read the mail", e);
    }
    return keeper;
  }

  /** The first plain text; other parts by their name. */
  private static String text(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof String plain) {
      return plain;
    }
    if (!(part.getContent() instanceof Multipart parts)) {
      return "";
    }
    var text = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart one = parts.getBodyPart(i);
      text.append(one.getFileName() == null ? text(one) : "\n[" + one.getFileName() + "]\n");
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.stop();
  }
}
