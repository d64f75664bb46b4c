package id.antrean.booking.form;

import static id.antrean.page.Links.link;

import id.antrean.booking.TypedPerson;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who comes. Nothing typed is lost, right or wrong. */
public final class PersonPages {
  private static final int KPJ_MAX = 5;

  /**
   * {@code odd}: fields whose NIK may be a typing mistake; {@code sure} comes back with the form,
   * and the same NIK once more is believed.
   */
  public record PersonPage(
      String caption,
      String back,
      String action,
      String token,
      TypedPerson person,
      boolean asksClaim,
      String claim,
      boolean nearTurnSms,
      List<String> odd,
      String sure,
      String kpjLengths,
      boolean moreKpj,
      Map<String, Sentence> wrong,
      boolean refused) {}

  private final Branches branches;
  private final FormPages forms;
  private final Kpj.Shapes shapes;

  PersonPages(Branches branches, FormPages forms, Kpj.Shapes shapes) {
    this.branches = branches;
    this.forms = forms;
    this.shapes = shapes;
  }

  void register(Routes routes) {
    routes.get("/pesan/data", this::show);
    routes.post("/pesan/data", this::keep);
  }

  private Reply show(Request request) {
    var draft = forms.open(request);
    if (draft.isEmpty()) {
      return forms.gone(request);
    }
    boolean checked = request.query("salah").isPresent();
    var wrong = checked ? forms.wrong(draft.get(), shapes) : Map.<String, Sentence>of();
    return page(request, 200, draft.get(), wrong);
  }

  private Reply keep(Request request) {
    var before = forms.open(request);
    if (before.isEmpty()) {
      return forms.gone(request);
    }
    var id = forms.id(request);
    var draft = typed(request, before.get());
    if (!forms.isOurForm(request, id)) {
      return page(request, 403, draft, Map.of("nik", Sentence.of("err.old")));
    }
    boolean oneMore = request.form("tambah").equals("kpj");
    if (!forms.save(request, id, oneMore ? withOneMore(draft) : draft)) {
      request.log(Problem.invalid());
      return page(request, 400, draft, tooLong(draft));
    }
    if (oneMore) {
      return Reply.seeOther(link("/pesan/data", "d", id) + "#kpj-" + draft.person().kpj().size());
    }
    if (!forms.wrong(draft, shapes).isEmpty()) {
      return Reply.seeOther(link("/pesan/data", "d", id, "salah", "1"));
    }
    if (!odd(request, draft).isEmpty() && !request.form("yakin").equals(sure(draft))) {
      return Reply.seeOther(link("/pesan/data", "d", id, "awas", "1"));
    }
    return Reply.seeOther(link("/pesan/periksa", "d", id));
  }

  private Reply page(Request request, int status, BookingDraft draft, Map<String, Sentence> wrong) {
    var id = forms.id(request);
    var person = forms.typed(draft);
    var service = forms.service(draft.branch(), draft.service());
    boolean warned = wrong.isEmpty() && request.query("awas").isPresent();
    List<String> odd = warned ? odd(request, draft) : List.of();
    return Reply.page(
        status,
        "booking/person.jte",
        new PersonPage(
            forms.caption(request, draft),
            forms.timesLink(draft, id),
            link("/pesan/data", "d", id),
            forms.token(request, id),
            person,
            FormPages.lane(service) == Lane.E_KLAIM,
            draft.claim(),
            draft.nearTurnSms(),
            odd,
            odd.isEmpty() ? "" : sure(draft),
            shapes.lengths(),
            !person.kpj().isEmpty() && person.kpj().size() < KPJ_MAX,
            wrong,
            status != 200));
  }

  private BookingDraft typed(Request request, BookingDraft before) {
    boolean heir = forms.isForHeir(before);
    var kpj =
        request.formAll("kpj").stream().filter(typed -> !typed.isBlank()).limit(KPJ_MAX).toList();
    var person =
        new TypedPerson(
            request.form("nik"),
            !forms.asksKpj(before) ? List.of() : kpj.isEmpty() ? List.of("") : kpj,
            request.form("name"),
            request.form("phone"),
            request.form("email"),
            heir,
            request.form("onBehalfOf-nik"),
            request.form("onBehalfOf-kpj"));
    return before.withPerson(
        person, request.form("claim").strip(), !request.form("near").isEmpty());
  }

  private static BookingDraft withOneMore(BookingDraft draft) {
    var person = draft.person();
    var kpj = new ArrayList<>(person.kpj());
    kpj.add("");
    return draft.withPerson(withKpj(person, kpj), draft.claim(), draft.nearTurnSms());
  }

  private static TypedPerson withKpj(TypedPerson p, List<String> kpj) {
    return new TypedPerson(
        p.nik(), kpj, p.name(), p.phone(), p.email(), p.heir(), p.deceasedNik(), p.deceasedKpj());
  }

  /** Longer than any right answer: each field says its own rule, or the longest one does. */
  private Map<String, Sentence> tooLong(BookingDraft draft) {
    var wrong = forms.wrong(draft, shapes);
    return wrong.isEmpty() ? Map.of("claim", Sentence.of("err.shape")) : wrong;
  }

  /** The fields whose NIK may be a typing mistake. */
  private List<String> odd(Request request, BookingDraft draft) {
    var today = branches.calendar(draft.branch()).today(request.now());
    var odd = new ArrayList<String>();
    try {
      var person = forms.person(draft, shapes);
      if (!person.nik().oddness(today).isEmpty()) {
        odd.add("nik");
      }
      if (person.onBehalfOf().filter(d -> !d.nik().oddness(today).isEmpty()).isPresent()) {
        odd.add("onBehalfOf-nik");
      }
    } catch (Problem wrong) {
      return List.of();
    }
    return odd;
  }

  private static String sure(BookingDraft draft) {
    return draft.person().nik() + " " + draft.person().deceasedNik();
  }
}
