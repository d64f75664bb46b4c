package id.antrean.booking.form;

import id.antrean.booking.Person;
import id.antrean.booking.TypedPerson;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The booking form of one request: its draft, what branch and service ask for, and the way to each
 * of its steps.
 */
public final class Form {
  private final String id;
  private final BookingDraft draft;
  private final Branches branches;
  private final Kpj.Shapes shapes;

  /** {@code id}: the draft's, as in the address. */
  Form(String id, BookingDraft draft, Branches branches, Kpj.Shapes shapes) {
    this.id = id;
    this.draft = draft;
    this.branches = branches;
    this.shapes = shapes;
  }

  String id() {
    return id;
  }

  BookingDraft draft() {
    return draft;
  }

  Form with(BookingDraft changed) {
    return new Form(id, changed, branches, shapes);
  }

  Branch branch() {
    return branches.get(draft.choice().branch());
  }

  /** Problem 404 when the branch does not offer it any more. */
  Service service() {
    return service(branches, draft.choice().branch(), draft.choice().service());
  }

  static Service service(Branches branches, String branch, String code) {
    return branches.service(branch, code).orElseThrow(() -> Problem.of(404, "unknown_service"));
  }

  /** The lane that is booked: online, or the e-Klaim lane of those with an approved claim. */
  static Lane lane(Service service) {
    return service.lanes().contains(Lane.ONLINE) ? Lane.ONLINE : Lane.E_KLAIM;
  }

  boolean isForHeir() {
    return service().isForHeir(draft.choice().chosenReason());
  }

  /** False for heirs, who name the card of the deceased, and for visitors without a card yet. */
  boolean asksKpj() {
    return !isForHeir() && service().asksKpj();
  }

  /** The data as the chosen service asks for it, which may have changed since it was typed. */
  TypedPerson typed() {
    var p = draft.typed().person();
    var kpj = !asksKpj() ? List.<String>of() : p.kpj().isEmpty() ? List.of("") : p.kpj();
    return new TypedPerson(
        p.nik(),
        kpj,
        p.name(),
        p.phone(),
        p.email(),
        isForHeir(),
        p.deceasedNik(),
        p.deceasedKpj());
  }

  /** The person who comes. Problem 400 with the wrong fields. */
  Person person() {
    return typed().parse(shapes);
  }

  /** One of the cards as typed; right by now. */
  Kpj card(String typed) {
    return Kpj.parse(typed, shapes);
  }

  boolean isComplete() {
    return wrong().isEmpty();
  }

  /** By the id of the field on the page, in the page's order; empty when all is well. */
  Map<String, Sentence> wrong() {
    try {
      person();
      return Map.of();
    } catch (Problem problem) {
      Map<String, Sentence> wrong = new LinkedHashMap<>();
      if (problem.fields().containsKey("nik")) {
        wrong.put("nik", problem.fields().get("nik"));
      }
      problem.fields().forEach((field, sentence) -> wrong.put(fieldId(field), sentence));
      return wrong;
    }
  }

  /** "kpj[0]" and "onBehalfOf.nik" of the API are kpj-0 and onBehalfOf-nik on the page. */
  private static String fieldId(String field) {
    return field.replaceAll("[.\\[]", "-").replace("]", "");
  }

  /** Whether its time has begun, so that it cannot be booked any more. */
  boolean isOver(Instant now) {
    var choice = draft.choice();
    var starts = choice.date().atTime(choice.starts()).atZone(branch().timeZone());
    return !now.isBefore(starts.toInstant());
  }

  /** "Jaminan Hari Tua: mengundurkan diri". */
  String serviceName(String language) {
    var service = service();
    var name = service.name().in(language);
    return draft
        .choice()
        .chosenReason()
        .flatMap(service::reason)
        .map(reason -> name + ": " + reason.name().in(language))
        .orElse(name);
  }

  /** "Semarang Pemuda · Selasa, 24 November 2026, pukul 10.00–10.30 WIB". */
  String caption(Texts texts) {
    return branch().name() + " · " + when(texts);
  }

  String when(Texts texts) {
    var dates = texts.dates();
    var choice = draft.choice();
    var time = dates.window(choice.starts(), choice.ends(), branch().timeZone());
    return texts.say("when.window", "day", dates.day(choice.date()), "time", time);
  }

  /**
   * The subject of the check page's token: all that it shows, so that what was changed in another
   * tab is seen before it is booked.
   */
  String shown() {
    return id + DraftJson.of(draft.with("", Optional.empty())).encode();
  }

  public String toOffices() {
    return Links.withDraft(Links.offices(), id);
  }

  public String toServices() {
    var choice = draft.choice();
    return Links.withDraft(Links.services(choice.branch(), choice.service()), id);
  }

  public String toDays() {
    var choice = draft.choice();
    return Links.withDraft(Links.days(choice.branch(), choice.service(), choice.reason()), id);
  }

  public String toTimes() {
    var c = draft.choice();
    return Links.withDraft(Links.times(c.branch(), c.service(), c.reason(), c.date()), id);
  }

  public String toData() {
    return Links.data(id);
  }

  /** To the data, each wrong field with its sentence. */
  String toWrongData() {
    return Links.with(toData(), Param.WRONG, "1");
  }

  public String toProof() {
    return Links.proof(id);
  }

  public String toCheck() {
    return Links.check(id);
  }

  String toFull() {
    return Links.full(id);
  }

  /** To other times, because this one is over. */
  String toPast() {
    return Links.with(toFull(), Param.WHY, "lewat");
  }

  String toRefused(String why) {
    return Links.with(Links.refused(id), Param.WHY, why);
  }

  /** To the ticket, which knows by the draft that this browser made it just now. */
  String toTicket(String code) {
    return Links.withDraft(Links.ticket(code), id);
  }
}
