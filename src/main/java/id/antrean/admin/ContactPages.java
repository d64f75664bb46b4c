package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.BookingTries;
import id.antrean.booking.Corrections;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.core.WrongFields;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.FormKey;
import id.antrean.security.Limits;
import id.antrean.staff.StaffAct;
import java.util.Map;
import java.util.Optional;

/** Staff correct how the holder of a visit is reached. What is stored is not shown in full. */
public final class ContactPages {

  /** As typed; an empty mobile stays as it is. {@code mail}: "" for as it is, or what to do. */
  public record TypedContact(String phone, String mail, String email, String reason) {
    @Override
    public String toString() {
      return "TypedContact[hidden]";
    }
  }

  /** The address stays, is replaced, or goes. */
  static final String KEEP = "tetap";

  static final String REPLACE = "ganti";
  static final String REMOVE = "hapus";

  public record ContactPage(
      Branch branch,
      ListedVisit visit,
      TypedContact typed,
      Map<String, Sentence> wrong,
      String csrf,
      String key) {}

  private final Branches branches;
  private final DeskVisits visits;
  private final Corrections corrections;
  private final Limits limits;

  ContactPages(Branches branches, BookingRoom booking, Limits limits) {
    this.branches = branches;
    this.visits = booking.deskVisits();
    this.corrections = booking.corrections();
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kunjungan/{visit}/kontak", this::ask);
    routes.post("/staf/kantor/{branch}/kunjungan/{visit}/kontak", this::correct);
  }

  private Reply ask(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    var nothing = new TypedContact("", KEEP, "", "");
    return page(request, 200, branch, visit, nothing, FormKey.next(), Map.of());
  }

  private static Reply page(
      Request request,
      int status,
      Branch branch,
      ListedVisit visit,
      TypedContact typed,
      String key,
      Map<String, Sentence> wrong) {
    var model = new ContactPage(branch, visit, typed, wrong, request.csrfToken(), key);
    return Reply.page(status, "admin/contact.jte", model);
  }

  private Reply correct(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    var typed =
        new TypedContact(
            request.form("phone"),
            request.form("mail"),
            request.form("email"),
            request.form("reason"));
    var key = FormKey.sentOrNext(request);
    var act = StaffPages.act(request, key);
    try {
      correct(act, branch, visit.booking(), wish(visit, typed));
    } catch (Problem refusal) {
      boolean isOfPhone = refusal.is("not_allowed_now") || refusal.status() == 429;
      if (refusal.fields().isEmpty() && !isOfPhone) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = StaffPages.wrong(request, refusal, "phone");
      return page(request, refusal.status(), branch, visit, typed, key, wrong);
    }
    return VisitPages.done(branch, visit.booking(), VisitPages.CORRECTED);
  }

  private void correct(StaffAct act, Branch branch, Booking booking, Corrections.ContactWish wish) {
    var tries = BookingTries.ofContact(act, booking.id().toString(), Optional.of(wish.phone()));
    limits.counting(
        tries,
        () -> {
          corrections.contact(act, branch.id(), booking.id(), wish);
          return null;
        });
  }

  /** Problem 400 with every wrong field at once. */
  private static Corrections.ContactWish wish(ListedVisit visit, TypedContact typed) {
    var person = visit.person().orElseThrow(Problem::notFound);
    var wrong = new WrongFields();
    var phone =
        typed.phone().isBlank()
            ? person.phone()
            : wrong.read("phone", () -> Phone.parse(typed.phone()));
    Optional<Email> email =
        switch (typed.mail()) {
          case REPLACE ->
              Optional.ofNullable(wrong.read("email", () -> Email.parse(typed.email())));
          case REMOVE -> Optional.empty();
          default -> person.email();
        };
    var reason = wrong.read("reason", () -> WrittenReason.parse(typed.reason()));
    wrong.mustBeNone();
    return new Corrections.ContactWish(phone, email, reason);
  }
}
