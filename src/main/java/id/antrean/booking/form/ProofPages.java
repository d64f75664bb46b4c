package id.antrean.booking.form;

import id.antrean.booking.form.BookingDraft.SentPin;
import id.antrean.branch.Branch;
import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.FormExit;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaField;
import id.antrean.security.FormKey;
import id.antrean.security.FormToken;
import id.antrean.security.PinWish;
import id.antrean.security.Pins;
import id.antrean.security.Proofs;
import id.antrean.security.SecurityRoom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves the mobile number by a PIN, between the data and the check (P24); the e-mail address does
 * as well. The number can be corrected here, where a mistyped one shows. One captcha is good for
 * one PIN and then for the booking.
 */
public final class ProofPages {
  private static final Set<String> CONTACT = Set.of("phone", "email");
  private static final Set<String> CHANNELS = Set.of("sms", "email");

  /**
   * Before a PIN is sent. {@code captcha} is null once it was solved, or when none is asked; {@code
   * odd}: the e-mail address may be mistyped.
   */
  public record AskPage(
      Form form,
      String token,
      String copy,
      String key,
      String phone,
      String email,
      Branch branch,
      Captcha.Issued captcha,
      Optional<Sentence> odd,
      Map<String, Sentence> wrong) {}

  /** A PIN is on its way to {@code to}. */
  public record PinPage(
      Form form,
      String token,
      String copy,
      String key,
      boolean byMail,
      String to,
      String hint,
      Instant until,
      ZoneId zone,
      Map<String, Sentence> wrong) {}

  private final CaptchaField captcha;
  private final DraftPages forms;
  private final FormToken tokens;
  private final Pins pins;
  private final Proofs proofs;

  ProofPages(CaptchaField captcha, DraftPages forms, SecurityRoom security) {
    this.captcha = captcha;
    this.forms = forms;
    this.tokens = security.formTokens();
    this.pins = security.pins();
    this.proofs = security.proofs();
  }

  void register(Routes routes) {
    routes.get("/pesan/pin", forms.step(this::show));
    routes.post("/pesan/pin", forms.step(this::act));
  }

  private Reply show(Request request, Form form) {
    var wrong = form.wrong();
    if (form.isOver(request.now())) {
      return Reply.seeOther(form.toPast());
    }
    if (!CONTACT.containsAll(wrong.keySet())) {
      return Reply.seeOther(form.toWrongData());
    }
    if (wrong.isEmpty() && isProved(request, form)) {
      return Reply.seeOther(form.toCheck());
    }
    var sent = sent(request, form).filter(pin -> request.query(Param.CHANGE).isEmpty());
    return sent.isPresent() && wrong.isEmpty()
        ? pinPage(request, form, sent.get())
        : askPage(request, form, wrong);
  }

  private boolean isProved(Request request, Form form) {
    return forms.proof(request, form).isPresent();
  }

  /** The PIN that is on its way to the person as they are typed now. */
  private static Optional<SentPin> sent(Request request, Form form) {
    return form.draft()
        .attempt()
        .pin()
        .filter(sent -> request.now().isBefore(sent.pin().until()))
        .filter(sent -> form.wrong().isEmpty() && contacts(form).contains(sent.to()));
  }

  private static Set<Contact> contacts(Form form) {
    var contacts = new HashSet<Contact>();
    contacts.add(Contact.of(form.person().phone()));
    form.person().email().map(Contact::of).ifPresent(contacts::add);
    return contacts;
  }

  private Reply askPage(Request request, Form form, Map<String, Sentence> wrong) {
    var shown = new LinkedHashMap<>(wrong);
    shown.putAll(CaptchaField.wrong(request, Param.WRONG));
    shown.putAll(refusal(request, "phone"));
    var person = form.draft().typed().person();
    return Reply.page(
        "booking/proof.jte",
        new AskPage(
            form,
            tokens.of(form.id(), request.now()),
            forms.copy(request, form),
            FormKey.next(),
            person.phone(),
            person.email(),
            form.branch(),
            captcha.isAsked(pass(form)) ? captcha.issue(request) : null,
            request.query(Param.WARN).flatMap(warned -> OddEntries.ofMail(form, "warn.mailOddPin")),
            shown));
  }

  private Reply pinPage(Request request, Form form, SentPin sent) {
    return Reply.page(
        "booking/pin.jte",
        new PinPage(
            form,
            tokens.of(form.id(), request.now()),
            forms.copy(request, form),
            FormKey.next(),
            sent.to().channel() == Channel.EMAIL,
            sent.to().shown(),
            sent.to().hint(),
            sent.pin().until(),
            form.branch().timeZone(),
            refusal(request, "pin")));
  }

  private static Map<String, Sentence> refusal(Request request, String field) {
    return PinRefusal.wrong(request.query(Param.WRONG), request.query(Param.LEFT), field);
  }

  private Reply act(Request request, Form form) {
    tokens.check(request, form.id());
    if (FormExit.isIn(request)) {
      forms.save(request, typed(request, form));
      return FormExit.take(request, form.toProof(), form.toData());
    }
    if (CaptchaField.wantsAnother(request)) {
      return anotherPicture(request, typed(request, form));
    }
    try {
      return switch (request.form(Param.STEP)) {
        case "sms" -> send(request, typed(request, form), Channel.SMS);
        case "email" -> send(request, typed(request, form), Channel.EMAIL);
        case "lagi" -> again(request, form);
        default -> prove(request, form);
      };
    } catch (Problem problem) {
      return refused(request, form, problem);
    }
  }

  /** With the mobile and the e-mail address as they stand on this page. */
  private static Form typed(Request request, Form form) {
    var typed = form.draft().typed();
    var person = typed.person().withContact(request.form("phone"), request.form("email"));
    return form.with(form.draft().with(typed.with(person)));
  }

  private Reply anotherPicture(Request request, Form form) {
    forms.save(request, form);
    return Reply.seeOther(Links.with(form.toProof(), Param.CHANGE, "1") + "#captcha");
  }

  private Reply send(Request request, Form form, Channel channel) {
    if (!forms.save(request, form)) {
      throw Problem.invalid();
    }
    if (!form.isComplete()) {
      return Reply.seeOther(form.toProof());
    }
    if (isProved(request, form)) {
      return Reply.seeOther(form.toCheck());
    }
    var person = form.person();
    var to =
        channel == Channel.SMS
            ? Optional.of(Contact.of(person.phone()))
            : person.email().map(Contact::of);
    if (to.isEmpty()) {
      return PinRefusal.back(form, "no_mail", 0, true);
    }
    if (channel == Channel.EMAIL
        && OddEntries.ofMail(form, "warn.mailOddPin").isPresent()
        && !request.form(Param.SURE).equals(form.draft().typed().person().email())) {
      return Reply.seeOther(Links.with(form.toProof(), Param.CHANGE, "1", Param.WARN, "1"));
    }
    if (sent(request, form).filter(sent -> sent.to().equals(to.get())).isPresent()) {
      return Reply.seeOther(form.toProof()); // another tab has sent it, and "again" is a button
    }
    var key = form.draft().attempt().requestKey();
    var pass = pass(form);
    if (captcha.isAsked(pass)) {
      pass = captcha.solve(request, key);
    }
    var solved = captcha.redeem(pass, key, request.now());
    var pin =
        pins.ask(
            new PinWish(
                to.get(),
                request.texts().language(),
                form.branch().timeZone(),
                FormKey.sentOrNext(request),
                solved.map(Captcha.Solved::captcha),
                request.address()),
            request.now());
    var sent = Optional.of(new SentPin(pin, to.get()));
    forms.save(request, form.with(form.draft().with(pass, sent)));
    return Reply.seeOther(form.toProof());
  }

  /** That of a captcha which has brought no PIN yet, or "". */
  private static String pass(Form form) {
    var attempt = form.draft().attempt();
    return attempt.pin().isPresent() ? "" : attempt.pass();
  }

  private Reply again(Request request, Form form) {
    var sent = sent(request, form);
    if (sent.isPresent() && !isProved(request, form)) {
      var pin = pins.again(sent.get().pin().id(), request.address(), request.now());
      var pass = form.draft().attempt().pass();
      var letter = Optional.of(new SentPin(pin, sent.get().to()));
      forms.save(request, form.with(form.draft().with(pass, letter)));
    }
    return Reply.seeOther(form.toProof());
  }

  private Reply prove(Request request, Form form) {
    var sent = sent(request, form);
    if (sent.isEmpty()) {
      return Reply.seeOther(form.toProof());
    }
    var id = sent.get().pin().id();
    var proved = pins.prove(id, request.form("pin"), FormKey.sentOrNext(request), request.now());
    proofs.keep(request, proved);
    return Reply.seeOther(form.toCheck());
  }

  private Reply refused(Request request, Form form, Problem problem) {
    request.log(problem);
    boolean asked = CHANNELS.contains(request.form(Param.STEP));
    if (problem.fields().containsKey("pin")) {
      return PinRefusal.back(form, "pin_digits", 0, false);
    }
    if (CaptchaField.asksAgain(problem)) {
      var typed = typed(request, form);
      forms.save(request, typed.with(typed.draft().withPass("")));
      return PinRefusal.back(form, problem.code(), 0, true);
    }
    return switch (problem.code()) {
      case "pin_over" -> {
        // Its captcha is used up with it.
        forms.save(request, form.with(form.draft().with("", Optional.empty())));
        yield PinRefusal.back(form, "pin_over", 0, true);
      }
      case "pin_wrong" -> PinRefusal.back(form, "pin_wrong", PinRefusal.triesLeft(problem), false);
      case "pins_spent" -> PinRefusal.back(form, "pins_spent", PinRefusal.minutes(problem), asked);
      case "too_many_requests" ->
          PinRefusal.back(form, problem.code(), problem.retryAfterSeconds(), asked);
      default -> throw problem;
    };
  }
}
