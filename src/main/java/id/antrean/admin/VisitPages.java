package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.DeskChanges;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.notify.MessageStates.SentMessage;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.TicketView;
import id.antrean.security.FormKey;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One visit as staff see it: masked, with its messages, and with what may be done. */
public final class VisitPages {
  static final String SENT = "dikirim";
  static final String MOVED = "dipindah";
  static final String CANCELLED = "dibatalkan";
  static final String CORRECTED = "diperbaiki";
  private static final Set<String> DONE = Set.of(SENT, MOVED, CANCELLED, CORRECTED);

  /** What the person who looks may do to the visit as it stands. */
  public record May(
      boolean resend, boolean move, boolean cancel, boolean correct, boolean name, boolean open) {}

  /** {@code done}: what was done a moment ago. {@code refused}: why something was not. */
  public record VisitPage(
      Branch branch,
      ListedVisit visit,
      ServiceNames services,
      Optional<String> claim,
      Optional<TicketView> ticket,
      List<SentMessage> messages,
      May may,
      String csrf,
      String key,
      Optional<String> done,
      Optional<Sentence> refused) {}

  private final Branches branches;
  private final DeskVisits visits;
  private final DeskChanges changes;
  private final WaitingLines lines;
  private final MessageStates messages;
  private final Limits limits;

  VisitPages(
      Branches branches,
      BookingRoom booking,
      WaitingLines lines,
      MessageStates messages,
      Limits limits) {
    this.limits = limits;
    this.branches = branches;
    this.visits = booking.deskVisits();
    this.changes = booking.deskChanges();
    this.lines = lines;
    this.messages = messages;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kunjungan/{visit}", this::show);
    routes.post("/staf/kantor/{branch}/kunjungan/{visit}/kirim", this::resend);
  }

  private Reply show(Request request) {
    return page(request, 200, Optional.empty());
  }

  private Reply page(Request request, int status, Optional<Sentence> refused) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    var booking = visit.booking();
    var model =
        new VisitPage(
            branch,
            visit,
            new ServiceNames(branches),
            visits.claim(booking),
            lines.ofBooking(booking.id(), request.now()),
            messages.history(booking.id()),
            may(request, booking, request.now()),
            request.csrfToken(),
            FormKey.next(),
            request.query(Param.DONE).filter(DONE::contains),
            refused);
    return Reply.page(status, "admin/visit.jte", model);
  }

  private May may(Request request, Booking booking, Instant now) {
    var who = request.principal();
    var calendar = branches.calendar(booking.branch());
    boolean isToCome = booking.isToCome(calendar.today(now)) && !booking.isOver(calendar, now);
    return new May(
        isToCome,
        booking.mayMoveAtDesk(),
        booking.mayCancel() && Rights.serves(who, booking.branch()),
        isToCome && Rights.serves(who, booking.branch()),
        isToCome && Rights.decides(who, booking.branch()),
        Rights.decides(who, booking.branch()));
  }

  private Reply resend(Request request) {
    var branch = branches.get(request.path("branch"));
    var booking = visits.get(branch.id(), request.path("visit")).booking();
    var key = FormKey.sentOrNext(request);
    var act = StaffPages.act(request, key);
    try {
      limits.take(Limit.BOOKING_STAFF.by(act.who().username()));
      changes.resend(act, booking);
    } catch (Problem refusal) {
      if (refusal.status() != 409 && refusal.status() != 429) {
        throw refusal;
      }
      request.log(refusal);
      boolean often = refusal.status() == 429;
      var why = often ? Sentence.of("visit.resentOften") : Sentence.of("correct.over");
      return page(request, refusal.status(), Optional.of(why));
    }
    return done(branch, booking, SENT);
  }

  /** Back to the visit, which says what was done. */
  static Reply done(Branch branch, Booking booking, String what) {
    var visit = StaffLinks.visit(branch.id(), booking.id().toString());
    return Reply.seeOther(Links.with(visit, Param.DONE, what));
  }
}
