package id.antrean.booking.form;

import id.antrean.booking.TypedPerson;
import id.antrean.booking.form.BookingDraft.Typed;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.FormExit;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The visitor's data. Nothing typed is lost, right or wrong. */
public final class PersonPages {
  private static final int KPJ_MAX = 5;

  /**
   * {@code odd}: what may be a typing mistake, by field; {@code sure} comes back with the form, and
   * the same sent again is believed. {@code refused}: nothing of it was kept.
   */
  public record PersonPage(
      String caption,
      String back,
      String action,
      String token,
      String copy,
      TypedPerson person,
      boolean asksClaim,
      String claim,
      boolean nearTurnSms,
      Map<String, Sentence> odd,
      String sure,
      String kpjLengths,
      boolean moreKpj,
      Map<String, Sentence> wrong,
      boolean refused) {}

  private final Branches branches;
  private final DraftPages forms;
  private final FormToken tokens;
  private final Kpj.Shapes shapes;

  PersonPages(Branches branches, DraftPages forms, FormToken tokens, Kpj.Shapes shapes) {
    this.branches = branches;
    this.forms = forms;
    this.tokens = tokens;
    this.shapes = shapes;
  }

  void register(Routes routes) {
    routes.get("/pesan/data", forms.step(this::show));
    routes.post("/pesan/data", forms.step(this::keep));
  }

  private Reply show(Request request, Form form) {
    boolean checked = request.query(Param.WRONG).isPresent();
    return page(request, 200, form, checked ? form.wrong() : Map.of());
  }

  private Reply keep(Request request, Form before) {
    var form = before.with(before.draft().with(typed(request, before)));
    if (!tokens.isGood(request, form.id())) {
      return page(request, 403, form, Map.of("nik", Sentence.of("err.old")));
    }
    boolean oneMore = request.form(Param.ADD).equals("kpj");
    if (!forms.save(request, oneMore ? withOneMore(form) : form)) {
      request.log(Problem.invalid());
      return page(request, 400, form, tooLong(form));
    }
    if (FormExit.isIn(request)) {
      return FormExit.take(request, form.toData(), form.toTimes());
    }
    if (removed(request).isPresent()) {
      return Reply.seeOther(form.toData() + "#kpj-0");
    }
    if (oneMore) {
      int row = form.draft().typed().person().kpj().size();
      return Reply.seeOther(form.toData() + "#kpj-" + row);
    }
    if (!form.isComplete()) {
      return Reply.seeOther(form.toWrongData());
    }
    var odd = odd(request, form);
    if (!odd.isEmpty() && !request.form(Param.SURE).equals(OddEntries.typed(form, odd))) {
      return Reply.seeOther(Links.with(form.toData(), Param.WARN, "1"));
    }
    boolean isProved = forms.proof(request, form).isPresent();
    return Reply.seeOther(isProved ? form.toCheck() : form.toProof());
  }

  private Reply page(Request request, int status, Form form, Map<String, Sentence> wrong) {
    var person = form.typed();
    var typed = form.draft().typed();
    boolean warned = wrong.isEmpty() && request.query(Param.WARN).isPresent();
    Map<String, Sentence> odd = warned ? odd(request, form) : Map.of();
    return Reply.page(
        status,
        "booking/person.jte",
        new PersonPage(
            form.caption(request.texts()),
            form.toTimes(),
            form.toData(),
            tokens.of(form.id(), request.now()),
            forms.copy(request, form.with(form.draft().with(Typed.NOTHING))), // its fields hold it
            person,
            Form.lane(form.service()) == Lane.E_KLAIM,
            typed.claim(),
            typed.nearTurnSms(),
            odd,
            OddEntries.typed(form, odd),
            shapes.lengths(),
            !person.kpj().isEmpty() && person.kpj().size() < KPJ_MAX,
            wrong,
            status != 200));
  }

  private static Typed typed(Request request, Form form) {
    var kpj = kpj(request);
    var person =
        new TypedPerson(
            request.form("nik"),
            !form.asksKpj() ? List.of() : kpj.isEmpty() ? List.of("") : kpj,
            request.form("name"),
            request.form("phone"),
            request.form("email"),
            form.isForHeir(),
            request.form("onBehalfOf-nik"),
            request.form("onBehalfOf-kpj"));
    var found = form.draft().typed().found();
    boolean near = !request.form("near").isEmpty();
    return new Typed(person, request.form("claim").strip(), found, near);
  }

  /** The cards' numbers, without empty rows and the one that is to go. */
  private static List<String> kpj(Request request) {
    var rows = new ArrayList<>(request.formAll("kpj"));
    removed(request).filter(row -> row < rows.size()).ifPresent(row -> rows.remove((int) row));
    return rows.stream().filter(typed -> !typed.isBlank()).limit(KPJ_MAX).toList();
  }

  private static Optional<Integer> removed(Request request) {
    return Optional.of(request.form(Param.REMOVE))
        .filter(row -> row.matches("[0-9]"))
        .map(Integer::valueOf);
  }

  private static Form withOneMore(Form form) {
    var typed = form.draft().typed();
    var kpj = new ArrayList<>(typed.person().kpj());
    kpj.add("");
    return form.with(form.draft().with(typed.with(typed.person().withKpj(kpj))));
  }

  /**
   * The errors of a form that is too large for the cookie: each field's own or, if none is wrong,
   * one at the claim reference.
   */
  private static Map<String, Sentence> tooLong(Form form) {
    var wrong = form.wrong();
    return wrong.isEmpty() ? Map.of("claim", Sentence.of("err.shape")) : wrong;
  }

  private Map<String, Sentence> odd(Request request, Form form) {
    return OddEntries.of(
        form, branches.calendar(form.draft().choice().branch()).today(request.now()));
  }
}
