package id.antrean.booking;

import static id.antrean.booking.FormPages.link;

import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Message;
import id.antrean.core.Problem;
import id.antrean.web.Call;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
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
      Map<String, Message> wrong,
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

  private Reply show(Call call) {
    var draft = forms.open(call);
    if (draft.isEmpty()) {
      return forms.gone(call);
    }
    boolean checked = call.query("salah").isPresent();
    var wrong = checked ? forms.wrong(draft.get(), shapes) : Map.<String, Message>of();
    return page(call, 200, draft.get(), wrong);
  }

  private Reply keep(Call call) {
    var before = forms.open(call);
    if (before.isEmpty()) {
      return forms.gone(call);
    }
    var id = forms.id(call);
    var draft = typed(call, before.get());
    if (!forms.isOurForm(call, id)) {
      return page(call, 403, draft, Map.of("nik", Message.of("err.old")));
    }
    boolean oneMore = call.form("tambah").equals("kpj");
    if (!forms.save(call, id, oneMore ? withOneMore(draft) : draft)) {
      call.log(Problem.invalid());
      return page(call, 400, draft, tooLong(draft));
    }
    if (oneMore) {
      return Reply.seeOther(link("/pesan/data", "d", id) + "#kpj-" + draft.person().kpj().size());
    }
    if (!forms.wrong(draft, shapes).isEmpty()) {
      return Reply.seeOther(link("/pesan/data", "d", id, "salah", "1"));
    }
    if (!odd(call, draft).isEmpty() && !call.form("yakin").equals(sure(draft))) {
      return Reply.seeOther(link("/pesan/data", "d", id, "awas", "1"));
    }
    return Reply.seeOther(link("/pesan/periksa", "d", id));
  }

  private Reply page(Call call, int status, BookingDraft draft, Map<String, Message> wrong) {
    var id = forms.id(call);
    var person = forms.typed(draft);
    var service = forms.service(draft.branch(), draft.service());
    boolean warned = wrong.isEmpty() && call.query("awas").isPresent();
    List<String> odd = warned ? odd(call, draft) : List.of();
    return Reply.page(
        status,
        "booking/person.jte",
        new PersonPage(
            forms.caption(call, draft),
            forms.timesLink(draft, id),
            link("/pesan/data", "d", id),
            forms.token(call, id),
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

  private BookingDraft typed(Call call, BookingDraft before) {
    boolean heir = forms.isForHeir(before);
    var kpj =
        call.formAll("kpj").stream().filter(typed -> !typed.isBlank()).limit(KPJ_MAX).toList();
    var person =
        new TypedPerson(
            call.form("nik"),
            !forms.asksKpj(before) ? List.of() : kpj.isEmpty() ? List.of("") : kpj,
            call.form("name"),
            call.form("phone"),
            call.form("email"),
            heir,
            call.form("onBehalfOf-nik"),
            call.form("onBehalfOf-kpj"));
    return before.withPerson(person, call.form("claim").strip(), !call.form("near").isEmpty());
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
  private Map<String, Message> tooLong(BookingDraft draft) {
    var wrong = forms.wrong(draft, shapes);
    return wrong.isEmpty() ? Map.of("claim", Message.of("err.shape")) : wrong;
  }

  /** The fields whose NIK may be a typing mistake. */
  private List<String> odd(Call call, BookingDraft draft) {
    var today = branches.calendar(draft.branch()).today(call.now());
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
