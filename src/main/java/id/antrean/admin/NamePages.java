package id.antrean.admin;

import id.antrean.booking.BookingRoom;
import id.antrean.booking.Corrections;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.FreedNiks.Reason;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.PersonName;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.FormKey;
import java.util.Map;
import java.util.stream.Stream;

/** A supervisor corrects the spelling of a name by what the person shows. */
public final class NamePages {

  /** {@code shown}: what the person shows, "" before it is chosen. */
  public record NamePage(
      Branch branch,
      ListedVisit visit,
      String name,
      String shown,
      Map<String, Sentence> wrong,
      String csrf,
      String key) {}

  private final Branches branches;
  private final DeskVisits visits;
  private final Corrections corrections;

  NamePages(Branches branches, BookingRoom booking) {
    this.branches = branches;
    this.visits = booking.deskVisits();
    this.corrections = booking.corrections();
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kunjungan/{visit}/nama", this::ask);
    routes.post("/staf/kantor/{branch}/kunjungan/{visit}/nama", this::correct);
  }

  private Reply ask(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    return page(request, 200, branch, visit, FormKey.next(), Map.of());
  }

  private static Reply page(
      Request request,
      int status,
      Branch branch,
      ListedVisit visit,
      String key,
      Map<String, Sentence> wrong) {
    var model =
        new NamePage(
            branch,
            visit,
            request.form("name"),
            request.form("shown"),
            wrong,
            request.csrfToken(),
            key);
    return Reply.page(status, "admin/name.jte", model);
  }

  private Reply correct(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    var key = FormKey.sentOrNext(request);
    var act = StaffPages.act(request, key);
    try {
      var wrong = new WrongFields();
      var name = wrong.read("name", () -> PersonName.parse(request.form("name")));
      var shown = wrong.read("shown", () -> shown(request.form("shown")));
      wrong.mustBeNone();
      corrections.name(act, branch.id(), visit.booking().id(), name, shown);
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty() && !refusal.is("not_allowed_now")) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = StaffPages.wrong(request, refusal, "name");
      return page(request, refusal.status(), branch, visit, key, wrong);
    }
    return VisitPages.done(branch, visit.booking(), VisitPages.CORRECTED);
  }

  /** Fails with a {@link Problem} of the field {@code shown}. */
  static Reason shown(String typed) {
    return Stream.of(Reason.values())
        .filter(reason -> reason.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("shown", Sentence.of("err.shown")));
  }
}
