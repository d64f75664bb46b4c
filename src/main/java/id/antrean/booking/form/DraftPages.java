package id.antrean.booking.form;

import id.antrean.booking.form.BookingDraft.Choice;
import id.antrean.booking.form.BookingDraft.Typed;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormKey;
import id.antrean.security.Proof;
import id.antrean.security.Proofs;
import id.antrean.security.SecurityRoom;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Opens and keeps forms; where none is open any more, a page says why. */
public final class DraftPages {

  /** The form became this booking already. */
  public record Already(String ticket) {}

  /** Why the form is not here. */
  public record Gone(DraftCookie.Absence why) {}

  private final Branches branches;
  private final DraftCookie drafts;
  private final Proofs proofs;
  private final Kpj.Shapes shapes;

  DraftPages(Branches branches, SecurityRoom security, Kpj.Shapes shapes) {
    this.branches = branches;
    this.drafts = security.drafts();
    this.proofs = security.proofs();
    this.shapes = shapes;
  }

  /** A step of the form: runs with the open form of the request. */
  Routes.Handler step(BiFunction<Request, Form, Reply> step) {
    return request ->
        open(request).map(form -> step.apply(request, form)).orElseGet(() -> gone(request));
  }

  Optional<BookingDraft> find(Request request) {
    return drafts.find(request, request.draft()).filter(DraftJson::hasTime).map(DraftJson::read);
  }

  /** Whose claim this form is about, in a lane that asks for one. */
  Optional<Claimant> claimant(Request request) {
    return drafts.find(request, request.draft()).map(DraftJson::claimant);
  }

  /** Puts the claim into the form, or begins one with it before there is a time; answers its id. */
  String keep(Request request, Claimant claimant) {
    var open = open(request);
    if (open.isPresent()) {
      var draft = open.get().draft();
      save(request, open.get().with(draft.with(claimant.in(draft.typed()))));
      return open.get().id();
    }
    var id = request.draft().isEmpty() ? drafts.newId(request.now()) : request.draft();
    drafts.save(request, id, DraftJson.of(claimant));
    return id;
  }

  /** What the address names. Problem 404 unknown_branch, unknown_service. */
  Purpose purpose(Request request) {
    var branch = branches.get(request.path("branch"));
    var service = Form.service(branches, branch.id(), request.path("service"));
    var reason =
        request.query(Param.REASON).filter(code -> service.reason(code).isPresent()).orElse("");
    return new Purpose(branch, service, reason, request.draft());
  }

  /**
   * What this browser proved of whose mobile or mailbox the form names; empty: it is to be asked
   * for. The form is complete.
   */
  Optional<Proof> proof(Request request, Form form) {
    var person = form.person();
    return proofs.of(request, person.phone(), person.email());
  }

  /** A form that can still become a booking. */
  Optional<Form> open(Request request) {
    return find(request)
        .or(() -> fromPage(request))
        .filter(BookingDraft::isOpen)
        .map(draft -> form(request.draft(), draft));
  }

  /** The form as its page holds it: people are away for longer than its cookie lasts (F14). */
  private Optional<BookingDraft> fromPage(Request request) {
    var draft = drafts.findCopy(request, request.draft()).map(DraftJson::read);
    draft.ifPresent(found -> save(request, form(request.draft(), found)));
    return draft;
  }

  /** The form, sealed, for its page. */
  String copy(Request request, Form form) {
    return drafts.copy(DraftJson.of(form.draft()), form.id(), request.now());
  }

  /** The form that the visitor came from, if any, sealed for the page. */
  String copy(Request request) {
    return open(request).map(form -> copy(request, form)).orElse("");
  }

  /** A new form, not kept yet; with the claim that was shown before. */
  Form begin(Request request, Choice choice) {
    var draft = BookingDraft.of(choice, FormKey.next());
    return claimant(request)
        .map(claimant -> form(request.draft(), draft.with(claimant.in(Typed.NOTHING))))
        .orElseGet(() -> form(drafts.newId(request.now()), draft));
  }

  private Form form(String id, BookingDraft draft) {
    return new Form(id, draft, branches, shapes);
  }

  /** False when more was typed than a cookie can hold. */
  boolean save(Request request, Form form) {
    return drafts.save(request, form.id(), DraftJson.of(form.draft()));
  }

  /** The codes of what this browser booked a moment ago. */
  List<String> madeHere(Request request) {
    return drafts.all(request).stream()
        .map(draft -> draft.getString(DraftJson.MADE, ""))
        .filter(code -> !code.isEmpty())
        .toList();
  }

  private Reply gone(Request request) {
    var made = find(request).map(draft -> draft.attempt().made());
    if (made.isEmpty()) {
      var gone = Problem.of(410, "draft_gone");
      request.log(gone);
      return Reply.page(gone.status(), "booking/gone.jte", new Gone(drafts.absence(request)));
    }
    var ticket = Links.withDraft(Links.ticket(made.get()), request.draft());
    return Reply.page("booking/already.jte", new Already(ticket));
  }
}
