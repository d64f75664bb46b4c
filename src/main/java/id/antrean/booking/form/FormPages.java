package id.antrean.booking.form;

import static id.antrean.page.Links.link;

import id.antrean.booking.Person;
import id.antrean.booking.TypedPerson;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the steps of the booking form share: the draft, the signed field, links, the caption. */
public final class FormPages {
  private final Branches branches;
  private final DraftCookie drafts;
  private final FormToken tokens;

  FormPages(Branches branches, DraftCookie drafts, FormToken tokens) {
    this.branches = branches;
    this.drafts = drafts;
    this.tokens = tokens;
  }

  /** The draft's id in the URL, "" without one. */
  String id(Request request) {
    return request.draft();
  }

  String newId() {
    return drafts.newId();
  }

  Optional<BookingDraft> find(Request request) {
    return drafts.find(request, id(request)).map(BookingDraft::read);
  }

  /** A draft that can still become a booking. */
  Optional<BookingDraft> open(Request request) {
    return find(request).filter(draft -> draft.made().isEmpty());
  }

  /** The codes of what this browser booked a moment ago. */
  List<String> madeHere(Request request) {
    return drafts.all(request).stream()
        .map(draft -> draft.getString("made", ""))
        .filter(code -> !code.isEmpty())
        .toList();
  }

  /** False when more was typed than a cookie can hold. */
  boolean save(Request request, String id, BookingDraft draft) {
    return drafts.save(request, id, draft.json());
  }

  String token(Request request, String subject) {
    return tokens.of(subject, request.now());
  }

  void mustBeOurForm(Request request, String subject) {
    tokens.check(request.form("token"), subject, request.now());
  }

  boolean isOurForm(Request request, String subject) {
    try {
      mustBeOurForm(request, subject);
      return true;
    } catch (Problem old) {
      request.log(old);
      return false;
    }
  }

  Service service(String branch, String code) {
    return branches.service(branch, code).orElseThrow(() -> Problem.of(404, "unknown_service"));
  }

  boolean isForHeir(BookingDraft draft) {
    var service = service(draft.branch(), draft.service());
    return service.heir()
        || draft.chosenReason().flatMap(service::reason).filter(Service.Reason::heir).isPresent();
  }

  /** Not of heirs, who name the card of the deceased, nor of those who come to get their first. */
  boolean asksKpj(BookingDraft draft) {
    return !isForHeir(draft) && service(draft.branch(), draft.service()).asksKpj();
  }

  /** As the chosen service asks it: the service may have changed after the data was typed. */
  TypedPerson typed(BookingDraft draft) {
    var p = draft.person();
    boolean heir = isForHeir(draft);
    var kpj = !asksKpj(draft) ? List.<String>of() : p.kpj().isEmpty() ? List.of("") : p.kpj();
    return new TypedPerson(
        p.nik(), kpj, p.name(), p.phone(), p.email(), heir, p.deceasedNik(), p.deceasedKpj());
  }

  /** Problem 400 with the wrong fields. An heir comes for the card of the one who died. */
  Person person(BookingDraft draft, Kpj.Shapes shapes) {
    var p = typed(draft).parse(shapes);
    var kpj = p.onBehalfOf().map(deceased -> List.of(deceased.kpj())).orElse(p.kpj());
    return new Person(p.nik(), kpj, p.name(), p.phone(), p.email(), p.onBehalfOf());
  }

  /** By the id of the field on the page, in the page's order; empty when all is well. */
  Map<String, Sentence> wrong(BookingDraft draft, Kpj.Shapes shapes) {
    try {
      person(draft, shapes);
      return Map.of();
    } catch (Problem problem) {
      Map<String, Sentence> wrong = new LinkedHashMap<>();
      if (problem.fields().containsKey("nik")) {
        wrong.put("nik", problem.fields().get("nik"));
      }
      problem.fields().forEach((field, sentence) -> wrong.put(idOf(field), sentence));
      return wrong;
    }
  }

  /** "kpj[0]" and "onBehalfOf.nik" of the API are kpj-0 and onBehalfOf-nik on the page. */
  private static String idOf(String field) {
    return field.replaceAll("[.\\[]", "-").replace("]", "");
  }

  /** Booked online, or for those with an approved claim in their own lane. */
  static Lane lane(Service service) {
    return service.lanes().contains(Lane.ONLINE) ? Lane.ONLINE : Lane.E_KLAIM;
  }

  /** Instead of a step that has no open draft any more. */
  Reply gone(Request request) {
    var made = find(request).map(BookingDraft::made).filter(code -> !code.isEmpty());
    return made.isPresent()
        ? Reply.page("booking/already.jte", new Already(ticket(made.get(), id(request))))
        : Reply.page("booking/gone.jte", new Gone());
  }

  public record Already(String ticket) {}

  public record Gone() {}

  /** With the draft's id the ticket knows that it was made just now, by this browser. */
  static String ticket(String code, String id) {
    return link("/t/" + code, "d", id);
  }

  /** "Semarang Pemuda · Selasa, 24 November 2026, pukul 10.00–10.30 WIB". */
  String caption(Request request, BookingDraft draft) {
    var branch = branches.get(draft.branch());
    return branch.name() + " · " + when(request, branch, draft);
  }

  String when(Request request, Branch branch, BookingDraft draft) {
    var dates = request.texts().dates();
    return request
        .texts()
        .say(
            "when.window",
            "day",
            dates.day(draft.date()),
            "time",
            dates.window(draft.starts(), draft.ends(), branch.timeZone()));
  }

  String timesLink(BookingDraft draft, String id) {
    return link(
        "/pesan/" + draft.branch() + "/" + draft.service() + "/waktu",
        "tanggal",
        draft.date().toString(),
        "alasan",
        draft.reason(),
        "d",
        id);
  }
}
