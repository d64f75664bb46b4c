package id.antrean.admin;

import id.antrean.booking.BookingTries;
import id.antrean.booking.FreedNiks.Reason;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Email;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.privacy.OwnData;
import id.antrean.privacy.OwnData.Data;
import id.antrean.privacy.OwnData.Way;
import id.antrean.security.FormKey;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.staff.StaffAct;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A supervisor shows a person what is stored of them, hands it out and erases it, by the KTP. The
 * NIK is sent in forms only.
 */
public final class OwnDataPages {

  /** Who asks: the NIK and what the person shows. */
  record Asker(Nik nik, Reason shown) {}

  /** A correction as typed; "" for what stays. */
  public record TypedCorrection(String name, String phone, String email) {
    @Override
    public String toString() {
      return "TypedCorrection[hidden]";
    }
  }

  /** {@code corrected}, {@code erased}, {@code kept}: what was done a moment ago. */
  public record OwnDataPage(
      Branch branch,
      String nik,
      String shown,
      Map<String, Sentence> wrong,
      Optional<Data> data,
      String csrf,
      String key,
      TypedCorrection typed,
      Optional<Integer> corrected,
      Optional<Integer> erased,
      int kept,
      Branches branches,
      ServiceNames services) {}

  /** The question before anything is erased. */
  public record EraseDataPage(
      Branch branch, String nik, String shown, boolean cancels, String csrf, String key) {}

  private final Branches branches;
  private final OwnData ownData;
  private final Limits limits;

  OwnDataPages(Branches branches, OwnData ownData, Limits limits) {
    this.branches = branches;
    this.ownData = ownData;
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/data", this::ask);
    routes.post("/staf/kantor/{branch}/data", this::show);
    routes.post("/staf/kantor/{branch}/data/unduh", this::export);
    routes.post("/staf/kantor/{branch}/data/perbaiki", this::correct);
    routes.post("/staf/kantor/{branch}/data/hapus", this::erase);
  }

  private Reply ask(Request request) {
    return page(request, 200, Map.of(), Optional.empty());
  }

  private Reply page(
      Request request, int status, Map<String, Sentence> wrong, Optional<Data> data) {
    var model =
        new OwnDataPage(
            branches.get(request.path("branch")),
            request.form("nik"),
            request.form("shown"),
            wrong,
            data,
            request.csrfToken(),
            FormKey.next(),
            new TypedCorrection(request.form("name"), request.form("phone"), request.form("email")),
            count(request, Param.CORRECTED),
            count(request, Param.ERASED),
            count(request, Param.KEPT).orElse(0),
            branches,
            new ServiceNames(branches));
    return Reply.page(status, "admin/owndata.jte", model);
  }

  private static Optional<Integer> count(Request request, String parameter) {
    return request.query(parameter).filter(n -> n.matches("[0-9]{1,4}")).map(Integer::valueOf);
  }

  private Reply show(Request request) {
    try {
      return page(request, 200, Map.of(), Optional.of(given(request, Way.SHOWN)));
    } catch (Problem refusal) {
      return refused(request, refusal);
    }
  }

  private Reply export(Request request) {
    try {
      var zone = branches.get(request.path("branch")).timeZone();
      var json = OwnDataJson.of(given(request, Way.EXPORTED), branches, request.now(), zone);
      return Reply.bytes("application/json", json.toBuffer())
          .header("Content-Disposition", "attachment; filename=\"data-pribadi.json\"");
    } catch (Problem refusal) {
      return refused(request, refusal);
    }
  }

  private Data given(Request request, Way way) {
    var branch = branches.get(request.path("branch"));
    var asker = asker(request);
    return ownData.give(act(request), branch.id(), asker.nik(), asker.shown(), way);
  }

  private static StaffAct act(Request request) {
    return StaffPages.act(request, FormKey.sentOrNext(request));
  }

  /**
   * Whom it is about. Each way counts, and each NIK once a day. Problem 400 with every wrong field
   * at once; 429.
   */
  private Asker asker(Request request) {
    var wrong = new WrongFields();
    var nik = wrong.read("nik", () -> Nik.parse(request.form("nik")));
    if (request.form("nik").isBlank()) {
      wrong.put("nik", Sentence.of("pass.nikEmpty"));
    }
    var shown = wrong.read("shown", () -> NamePages.shown(request.form("shown")));
    wrong.mustBeNone();
    var who = request.principal().username();
    var same = Limit.OWN_DATA_AGAIN.by(who + " " + nik.digits());
    if (!limits.isUsedUp(same)) {
      limits.take(Limit.OWN_DATA_STAFF.by(who));
      limits.isTaken(same);
    }
    return new Asker(nik, shown);
  }

  private Reply correct(Request request) {
    var branch = branches.get(request.path("branch"));
    Asker asker;
    try {
      asker = asker(request);
    } catch (Problem refusal) {
      return refused(request, refusal);
    }
    try {
      int corrected = correct(act(request), branch, asker, correction(request));
      return Reply.seeOther(
          Links.with(
              StaffLinks.ownData(branch.id()), Param.CORRECTED, Integer.toString(corrected)));
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty() && refusal.status() != 429) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = StaffPages.wrong(request, refusal, "phone");
      var look = StaffPages.act(request, FormKey.next());
      var data = ownData.give(look, branch.id(), asker.nik(), asker.shown(), Way.SHOWN);
      return page(request, refusal.status(), wrong, Optional.of(data));
    }
  }

  private int correct(StaffAct act, Branch branch, Asker asker, OwnData.Correction right) {
    var tries =
        right.phone().isPresent() || right.email().isPresent()
            ? BookingTries.ofContact(act, asker.nik().digits(), right.phone())
            : BookingTries.NONE;
    return limits.counting(
        tries, () -> ownData.correct(act, branch.id(), asker.nik(), asker.shown(), right));
  }

  /** Problem 400 with every wrong field at once. */
  private static OwnData.Correction correction(Request request) {
    var wrong = new WrongFields();
    var right =
        new OwnData.Correction(
            read(wrong, request, "name", PersonName::parse),
            read(wrong, request, "phone", Phone::parse),
            read(wrong, request, "email", Email::parse));
    wrong.mustBeNone();
    if (right.isEmpty()) {
      throw Problem.invalid("name", Sentence.of("ownData.nothing"));
    }
    return right;
  }

  private static <T> Optional<T> read(
      WrongFields wrong, Request request, String field, Function<String, T> parser) {
    var typed = request.form(field);
    return typed.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(wrong.read(field, () -> parser.apply(typed)));
  }

  /** First asks, then erases: {@link Param#SURE}. */
  private Reply erase(Request request) {
    var branch = branches.get(request.path("branch"));
    boolean cancels = request.form("cancel").equals("1");
    try {
      var asker = asker(request);
      if (!request.form(Param.SURE).equals("1")) {
        var model =
            new EraseDataPage(
                branch,
                asker.nik().digits(),
                asker.shown().name(),
                cancels,
                request.csrfToken(),
                FormKey.next());
        return Reply.page("admin/erasedata.jte", model);
      }
      var erased = ownData.erase(act(request), branch.id(), asker.nik(), asker.shown(), cancels);
      return Reply.seeOther(
          Links.with(
              StaffLinks.ownData(branch.id()),
              Param.ERASED,
              Integer.toString(erased.visits()),
              Param.KEPT,
              Integer.toString(erased.kept())));
    } catch (Problem refusal) {
      return refused(request, refusal);
    }
  }

  private Reply refused(Request request, Problem refusal) {
    if (refusal.fields().isEmpty() && refusal.status() != 429) {
      throw refusal;
    }
    request.log(refusal);
    var wrong = StaffPages.wrong(request, refusal, "nik");
    return page(request, refusal.status(), wrong, Optional.empty());
  }
}
