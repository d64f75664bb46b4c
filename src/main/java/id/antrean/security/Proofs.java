package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proof before place (H1, H5): a booking needs a {@link PhonePass} for its mobile number or its
 * e-mail address. While the SMS gateway is away it is left out by itself. A browser keeps the last
 * passes in a cookie.
 */
public final class Proofs {
  private static final String COOKIE = "hp";
  private static final int KEPT = 4;

  record Pass(String text, Instant until) {}

  private final Sealed sealed;
  private final Gateways gateways;
  private final boolean on;

  /** {@code on}: ANTREAN_CONFIRM_MOBILE. */
  Proofs(Sealed sealed, Gateways gateways, boolean on) {
    this.sealed = sealed;
    this.gateways = gateways;
    this.on = on;
  }

  /** Of a program: {@code pass} is "" where none came. Problem 409 phone_unproved. */
  public Proof of(String pass, Phone phone, Optional<Email> email, Instant now) {
    var passes = pass.isEmpty() ? List.<String>of() : List.of(pass);
    return judged(passes, PhonePass.IN_PROGRAM, phone, email, now)
        .orElseThrow(() -> Problem.conflict("phone_unproved"));
  }

  /** Of a browser; empty: it is to be asked for. */
  public Optional<Proof> of(Request request, Phone phone, Optional<Email> email) {
    return judged(kept(request), PhonePass.IN_BROWSER, phone, email, request.now());
  }

  private Optional<Proof> judged(
      List<String> passes, Duration kept, Phone phone, Optional<Email> email, Instant now) {
    var proved =
        passes.stream().flatMap(pass -> PhonePass.open(sealed, pass, kept, now).stream()).toList();
    boolean mobile = isAmong(proved, Contact.of(phone));
    boolean mail = email.filter(e -> isAmong(proved, Contact.of(e))).isPresent();
    if (mobile || mail) {
      return Optional.of(new Proof(mobile, mail, false));
    }
    if (!on) {
      return Optional.of(Proof.NONE);
    }
    return gateways.isAway(Channel.SMS, now) ? Optional.of(Proof.MISSING) : Optional.empty();
  }

  private boolean isAmong(List<ProvedContact> proved, Contact contact) {
    return proved.stream().anyMatch(one -> one.is(contact, sealed));
  }

  /** Keeps the pass in this browser, beside those that it has. */
  public void keep(Request request, ProvedContact proved) {
    var passes = new ArrayList<String>();
    passes.add(PhonePass.of(sealed, proved, request.now().plus(PhonePass.IN_BROWSER)));
    kept(request).stream().limit(KEPT - 1).forEach(passes::add);
    request.cookies().set(COOKIE, String.join(".", passes), PhonePass.IN_BROWSER.toSeconds());
  }

  /** A pass for a program. */
  Pass ofProgram(ProvedContact proved, Instant now) {
    var until = now.plus(PhonePass.IN_PROGRAM);
    return new Pass(PhonePass.of(sealed, proved, until), until);
  }

  private static List<String> kept(Request request) {
    return request
        .cookie(COOKIE)
        .map(passes -> List.of(passes.split("[.]", KEPT + 1)))
        .orElse(List.of());
  }
}
