package id.antrean.notify;

import id.antrean.core.Host;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;

/**
 * Says how the way to the mail server is protected. Mails hold names and links, so without TLS they
 * go only to this machine, or where the address asks for it: smtp://host:25?starttls=optional. A
 * password never goes in the clear.
 */
public final class MailTls {
  private MailTls() {}

  /** Whether the address lets mails go to another machine in the clear. */
  public static boolean isOptional(URI address) {
    return startTls(address) == StartTLSOptions.OPTIONAL
        && !new Host(address.getHost()).isThisMachine();
  }

  static StartTLSOptions startTls(URI address) {
    if ("smtps".equals(address.getScheme())) {
      return StartTLSOptions.DISABLED; // TLS from the first byte
    }
    boolean clear =
        address.getUserInfo() == null
            && (new Host(address.getHost()).isThisMachine()
                || "starttls=optional".equals(address.getQuery()));
    return clear ? StartTLSOptions.OPTIONAL : StartTLSOptions.REQUIRED;
  }
}
