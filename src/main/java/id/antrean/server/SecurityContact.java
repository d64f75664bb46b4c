package id.antrean.server;

import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Where to report a security fault of this installation: /.well-known/security.txt (RFC 9116). */
final class SecurityContact {
  /** The file is made when it is asked for; the RFC wants a date within a year. */
  private static final int GOOD_DAYS = 180;

  private final Optional<URI> contact;
  private final Supplier<String> origin;

  SecurityContact(Optional<URI> contact, Supplier<String> origin) {
    this.contact = contact;
    this.origin = origin;
  }

  void register(Routes routes) {
    routes.get("/.well-known/security.txt", this::answer);
  }

  private Reply answer(Request request) {
    var until = request.now().truncatedTo(ChronoUnit.DAYS).plus(GOOD_DAYS, ChronoUnit.DAYS);
    var text =
        """
        Contact: %s
        Expires: %s
        Preferred-Languages: id, en
        Canonical: %s/.well-known/security.txt
        """
            .formatted(contact.orElseThrow(Problem::notFound), until, origin.get());
    return Reply.bytes("text/plain; charset=utf-8", Buffer.buffer(text));
  }
}
