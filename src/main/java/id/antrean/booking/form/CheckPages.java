package id.antrean.booking.form;

import static id.antrean.page.Links.link;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingWish;
import id.antrean.booking.Bookings;
import id.antrean.booking.Person;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.core.Kpj;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Check the answers, solve the captcha, book; and every way in which that can end. One draft has
 * one request key, so a double click, a retry and Back make one booking.
 */
public final class CheckPages {
  private static final Set<String> ASK_AGAIN =
      Set.of("captcha_required", "captcha_wrong", "captcha_expired", "captcha_used");

  /** {@code captcha} is null once it was solved, or when none is asked. */
  public record CheckPage(
      Branch branch,
      String serviceName,
      String when,
      Person person,
      String claim,
      Links links,
      String token,
      Captcha.Issued captcha,
      Map<String, Sentence> wrong) {}

  public record Links(
      String self, String back, String person, String time, String service, String branch) {}

  /** The slot was taken meanwhile. */
  public record FullPage(
      LocalTime time,
      ZoneId zone,
      boolean past,
      List<Offer> offers,
      String otherTimes,
      String action,
      String token,
      Map<String, Sentence> wrong) {}

  public record Offer(Slot slot, Branch branch, boolean here) {}

  /** {@code otherService}: the way out where it is the service that is refused, else "". */
  public record RefusedPage(Sentence sentence, String otherService, String back) {}

  /** The booking that stands in the way of another is this browser's own. */
  public record YoursPage(Booking booking, Branch branch, String ticket, String back) {}

  /** Nothing is lost: the form's button sends the same once more. */
  public record TroublePage(
      String titleKey, Sentence sentence, String buttonKey, String action, String token) {}

  private final Branches branches;
  private final Slots slots;
  private final Bookings bookings;
  private final Captcha captcha;
  private final Limits limits;
  private final FormPages forms;
  private final Kpj.Shapes shapes;

  CheckPages(
      Branches branches,
      Slots slots,
      Bookings bookings,
      Captcha captcha,
      Limits limits,
      FormPages forms,
      Kpj.Shapes shapes) {
    this.branches = branches;
    this.slots = slots;
    this.bookings = bookings;
    this.captcha = captcha;
    this.limits = limits;
    this.forms = forms;
    this.shapes = shapes;
  }

  void register(Routes routes) {
    routes.get("/pesan/periksa", this::show);
    routes.postAdmitted("/pesan/periksa", this::book);
    routes.get("/pesan/penuh", this::full);
    routes.postAdmitted("/pesan/penuh", this::bookAnother);
    routes.get("/pesan/ditolak", this::refused);
  }

  private Reply show(Request request) {
    var found = forms.open(request);
    if (found.isEmpty()) {
      return forms.gone(request);
    }
    var draft = found.get();
    var id = forms.id(request);
    if (!forms.wrong(draft, shapes).isEmpty()) {
      return Reply.seeOther(wrongData(id));
    }
    boolean ask = captcha.on() && draft.pass().isEmpty();
    var branch = branches.get(draft.branch());
    return Reply.page(
        "booking/check.jte",
        new CheckPage(
            branch,
            serviceName(request, draft),
            forms.when(request, branch, draft),
            forms.person(draft, shapes),
            draft.claim(),
            links(draft, id),
            forms.token(request, subject(id, draft)),
            ask ? captcha.issue(request.address(), request.now()) : null,
            ask ? wrongCaptcha(request) : Map.of()));
  }

  private Reply book(Request request) {
    var draft = forms.open(request);
    if (draft.isEmpty()) {
      return forms.gone(request);
    }
    forms.mustBeOurForm(request, subject(forms.id(request), draft.get()));
    return attempt(request, draft.get());
  }

  /** Another time instead of the one that filled up; the captcha stays solved. */
  private Reply bookAnother(Request request) {
    var draft = forms.open(request);
    if (draft.isEmpty()) {
      return forms.gone(request);
    }
    var id = forms.id(request);
    forms.mustBeOurForm(request, id);
    var typed = request.form("slot");
    var slot =
        typed.matches("[0-9]{1,18}") ? slots.find(Long.parseLong(typed)) : Optional.<Slot>empty();
    if (slot.isEmpty()) {
      return Reply.seeOther(link("/pesan/penuh", "d", id, "salah", "1"));
    }
    var moved = draft.get().at(slot.get());
    forms.save(request, id, moved);
    return attempt(request, moved);
  }

  private Reply attempt(Request request, BookingDraft draft) {
    var id = forms.id(request);
    if (!forms.wrong(draft, shapes).isEmpty()) {
      return Reply.seeOther(wrongData(id));
    }
    try {
      var booking = booked(request, id, draft);
      var code = bookings.code(booking);
      forms.save(request, id, draft.made(code));
      return Reply.seeOther(FormPages.ticket(code, id));
    } catch (Problem problem) {
      return ended(request, id, draft, problem);
    }
  }

  /** The captcha first: it costs no database, and nobody's tries are used up without one. */
  private Booking booked(Request request, String id, BookingDraft draft) {
    var now = request.now();
    var key = draft.requestKey();
    var pass = draft.pass();
    if (captcha.on() && pass.isEmpty()) {
      pass =
          captcha.solve(
              request.form("captcha-id"), request.form("captcha"), key, request.address(), now);
      forms.save(request, id, draft.withPass(pass));
    }
    var person = forms.person(draft, shapes);
    // After an unknown outcome people go back and change things; what was made stays made.
    var earlier = bookings.madeBy(key);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    if (!bookings.isKnownFull(draft.slot(), now)) {
      limits.take(
          Limit.BOOKING_ADDRESS.by(request.address()),
          Limit.BOOKING_NIK.by(person.nik().digits()),
          Limit.BOOKING_PHONE.by(person.phone().e164()));
    }
    var wish =
        new BookingWish(
            person,
            draft.service(),
            draft.chosenReason(),
            draft.slot(),
            draft.claim().isEmpty() ? Optional.empty() : Optional.of(draft.claim()),
            request.texts().language(),
            draft.nearTurnSms());
    return bookings.book(wish, key, captcha.redeem(pass, key, now), now);
  }

  private Reply ended(Request request, String id, BookingDraft draft, Problem problem) {
    if (ASK_AGAIN.contains(problem.code())) {
      forms.save(request, id, draft.withPass(""));
      return Reply.seeOther(link("/pesan/periksa", "d", id, "salah", problem.code()));
    }
    return switch (problem.code()) {
      case "slot_full" -> Reply.seeOther(link("/pesan/penuh", "d", id));
      case "not_bookable" -> Reply.seeOther(link("/pesan/penuh", "d", id, "sebab", "lewat"));
      case "cannot_book", "pass_required" ->
          Reply.seeOther(link("/pesan/ditolak", "d", id, "sebab", problem.code()));
      default -> {
        if (problem.status() != 429 && problem.status() != 503) {
          throw problem;
        }
        yield trouble(request, id, draft, problem);
      }
    };
  }

  private Reply trouble(Request request, String id, BookingDraft draft, Problem problem) {
    request.log(problem);
    boolean unknown = problem.is("outcome_unknown");
    var model =
        new TroublePage(
            problem.status() == 429
                ? "trouble.tooMany"
                : unknown ? "trouble.unknown" : "trouble.away",
            problem.sentence(),
            unknown ? "check.again" : "act.retry",
            link("/pesan/periksa", "d", id),
            forms.token(request, subject(id, draft)));
    return Reply.page(problem.status(), "booking/trouble.jte", model)
        .header("Retry-After", Integer.toString(Math.max(1, problem.retryAfterSeconds())));
  }

  private Reply full(Request request) {
    var found = forms.open(request);
    if (found.isEmpty()) {
      return forms.gone(request);
    }
    var draft = found.get();
    var id = forms.id(request);
    var slot = slots.find(draft.slot()).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    var offers =
        slots.alternatives(slot, request.now()).stream()
            .filter(s -> branches.service(s.branch(), draft.service()).isPresent())
            .map(s -> new Offer(s, branches.get(s.branch()), s.branch().equals(slot.branch())))
            .toList();
    return Reply.page(
        "booking/full.jte",
        new FullPage(
            draft.starts(),
            branches.get(slot.branch()).timeZone(),
            request.query("sebab").isPresent(),
            offers,
            link(
                "/pesan/" + draft.branch() + "/" + draft.service() + "/waktu",
                "alasan",
                draft.reason(),
                "d",
                id),
            link("/pesan/penuh", "d", id),
            forms.token(request, id),
            request.query("salah").isPresent()
                ? Map.of("slot", Sentence.of("slot.pick"))
                : Map.of()));
  }

  private Reply refused(Request request) {
    var draft = forms.open(request);
    if (draft.isEmpty()) {
      return forms.gone(request);
    }
    var back = link("/pesan/data", "d", forms.id(request));
    if (request.query("sebab").filter("pass_required"::equals).isPresent()) {
      var sentence = Sentence.of("problem.pass_required");
      var other = links(draft.get(), forms.id(request)).service();
      return Reply.page("booking/refused.jte", new RefusedPage(sentence, other, back));
    }
    var own = own(request, draft.get());
    if (own.isPresent()) {
      var branch = branches.get(own.get().branch());
      var ticket = "/t/" + bookings.code(own.get());
      return Reply.page("booking/yours.jte", new YoursPage(own.get(), branch, ticket, back));
    }
    return Reply.page(
        "booking/refused.jte", new RefusedPage(Sentence.of("book.refused"), "", back));
  }

  /** Empty for everybody but who booked it here: a stranger must not learn of it. */
  private Optional<Booking> own(Request request, BookingDraft draft) {
    if (!forms.wrong(draft, shapes).isEmpty()) {
      return Optional.empty();
    }
    var nik = forms.person(draft, shapes).nik();
    return forms.madeHere(request).stream()
        .map(bookings::byCode)
        .filter(b -> b.service().equals(draft.service()))
        .filter(b -> b.isToCome(branches.calendar(b.branch()).today(request.now())))
        .filter(b -> bookings.person(b).nik().equals(nik))
        .findFirst();
  }

  private static Map<String, Sentence> wrongCaptcha(Request request) {
    return request
        .query("salah")
        .filter(ASK_AGAIN::contains)
        .map(code -> Map.of("captcha", Sentence.of("problem." + code)))
        .orElse(Map.of());
  }

  private String serviceName(Request request, BookingDraft draft) {
    var language = request.texts().language();
    var service = forms.service(draft.branch(), draft.service());
    var name = service.name().in(language);
    return draft
        .chosenReason()
        .flatMap(service::reason)
        .map(Service.Reason::name)
        .map(reason -> name + ": " + reason.in(language))
        .orElse(name);
  }

  private Links links(BookingDraft draft, String id) {
    var person = link("/pesan/data", "d", id);
    return new Links(
        link("/pesan/periksa", "d", id),
        person,
        person,
        forms.timesLink(draft, id),
        link("/pesan/" + draft.branch(), "dipilih", draft.service(), "d", id),
        link("/kantor", "d", id));
  }

  /** What was changed in another tab must be seen before it is booked. */
  private static String subject(String id, BookingDraft draft) {
    return id + draft.shown();
  }

  private static String wrongData(String id) {
    return link("/pesan/data", "d", id, "salah", "1");
  }
}
