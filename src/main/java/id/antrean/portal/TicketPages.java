package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.Bookings;
import id.antrean.booking.Rebookings;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.branch.Service.ChecklistItem;
import id.antrean.core.Channel;
import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.notify.DeliveryState;
import id.antrean.notify.MessageStates;
import id.antrean.notify.MessageStates.MessageState;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.QrCodeSvg;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.TicketView;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormKey;
import id.antrean.security.FormToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A booking as its holder sees it; the code in the link is the secret. */
public final class TicketPages {

  /**
   * {@code inPerson}: nobody else can come; {@code after}: what happens after the visit. {@code
   * line}: where the person stands on the day, null before check-in. {@code heard}: what the stream
   * of this ticket would say now, empty where there is none. {@code lastCalled}: of the same lane,
   * null before the first. {@code missed}: the call that an absent person did not follow, else
   * null. {@code late}: they may still come, and are called after those on time. {@code moved}:
   * what the press before changed. {@code sms}: what came of asking for it again, "dikirim",
   * "cukup" or "". {@code key}: the request key of the next time. {@code mayRebook}: too late for a
   * move, not for another day; {@code rebooked}: they have that day. {@code shut}: why the office
   * does not serve them.
   */
  public record TicketPage(
      Booking booking,
      Branch branch,
      Phase phase,
      String service,
      String visitor,
      List<ChecklistItem> checklist,
      boolean inPerson,
      Optional<String> after,
      List<MessageState> messages,
      boolean messagesSpent,
      TicketView line,
      Optional<String> heard,
      Ticket lastCalled,
      Ticket.Call missed,
      boolean late,
      boolean today,
      QrCodeSvg qr,
      String code,
      Optional<Sentence> moved,
      String sms,
      String token,
      String key,
      boolean mayMove,
      boolean mayRebook,
      boolean rebooked,
      boolean mayCancel,
      Optional<Shut> shut) {

    /** A change of lane gives another number than the booking's. */
    public String number() {
      return line == null ? booking.shownNumber() : line.ticket().number();
    }

    public Lane lane() {
      return line == null ? booking.lane() : line.ticket().slip().lane();
    }

    /** Compared by the script of an open page, which reloads when it shows another state. */
    public String state() {
      var office = shut.map(why -> why.over() ? " over" : " shut").orElse("");
      return booking.state()
          + " "
          + number()
          + " "
          + booking.date()
          + " "
          + booking.starts()
          + office;
    }

    /** "ABCD EFGH JKMN P", to be read aloud. */
    public String codeInFours() {
      return code.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** How its words go on where all messages go to the mailbox: "Mail", else "". */
    public String way() {
      boolean bySms = messages.stream().anyMatch(message -> message.channel() == Channel.SMS);
      return messages.isEmpty() || bySms ? "" : "Mail";
    }

    /** At the counter's call, which then is the only news that counts. */
    public boolean isCalled() {
      return line != null && line.ticket().state() == TicketState.CALLED;
    }

    public boolean isWaiting() {
      return line == null || line.ticket().state() == TicketState.WAITING;
    }
  }

  /** In place of the number of before: the same time was chosen again. */
  static final String UNCHANGED = "tetap";

  private final Bookings bookings;
  private final Rebookings rebookings;
  private final Branches branches;
  private final WaitingLines lines;
  private final MessageStates messages;
  private final DraftCookie drafts;
  private final FormToken tokens;

  public TicketPages(
      Bookings bookings,
      Rebookings rebookings,
      Branches branches,
      WaitingLines lines,
      MessageStates messages,
      DraftCookie drafts,
      FormToken tokens) {
    this.bookings = bookings;
    this.rebookings = rebookings;
    this.branches = branches;
    this.lines = lines;
    this.messages = messages;
    this.drafts = drafts;
    this.tokens = tokens;
  }

  public void register(Routes routes) {
    routes.get("/t/{code}", this::show);
  }

  private Reply show(Request request) {
    var booking = bookings.byCode(request.path("code"));
    var code = bookings.code(booking);
    var branch = branches.get(booking.branch());
    var language = request.texts().language();
    var calendar = branches.calendar(branch.id());
    var day = calendar.today(request.now());
    boolean closed = calendar.isClosed(booking.date());
    var phase = Phase.of(booking, day, closed);
    boolean live = phase == Phase.BOOKED || phase == Phase.CHECKED_IN;
    boolean onTheDay = day.equals(booking.date()) && live;
    var told = live ? messages.of(booking.id()) : List.<MessageState>of();
    boolean isFollowed = booking.mayBeFollowed(day);
    var ticket =
        isFollowed ? lines.ofBooking(booking.id(), request.now()) : Optional.<TicketView>empty();
    var line = onTheDay ? ticket.orElse(null) : null;
    var shut = live ? Shut.of(booking, line, calendar, request.now()) : Optional.<Shut>empty();
    boolean today = onTheDay && shut.filter(Shut::over).isEmpty();
    boolean mayMove = live && booking.mayMove(request.now()) || closed && booking.mayMoveAtDesk();
    boolean rebooked = rebookings.isRebooked(booking);
    return Reply.page(
        "portal/ticket.jte",
        new TicketPage(
            booking,
            branch,
            phase == Phase.BOOKED && madeJustNow(request, code) ? Phase.JUST_BOOKED : phase,
            service(booking).map(s -> s.name().in(language)).orElse(""),
            bookings.person(booking).name().shortened(),
            live ? checklist(booking) : List.of(),
            live && service(booking).map(s -> s.isInPerson(reason(s, booking))).orElse(false),
            live || booking.state() == Booking.State.COMPLETED
                ? service(booking).flatMap(s -> s.after()).map(a -> a.in(language))
                : Optional.empty(),
            told,
            told.stream().anyMatch(message -> isLeftOut(message, branch, day)),
            line,
            isFollowed
                ? ticket.map(TicketNowJson::of).or(() -> Optional.of(TicketNowJson.NOT_IN_LINE))
                : Optional.empty(),
            today ? lastCalled(booking, line, request.now()) : null,
            phase == Phase.ABSENT ? ticket.map(view -> view.ticket().call()).orElse(null) : null,
            today && phase == Phase.BOOKED && isLate(booking, request.now()),
            today,
            (live || phase == Phase.ABSENT) && !rebooked
                ? QrCodeSvg.of(bookings.checkInToken(booking))
                : null,
            code,
            moved(request, booking),
            request.query(Param.SMS).filter(Set.of("dikirim", "cukup")::contains).orElse(""),
            tokens.of(Links.ticket(code), request.now()),
            FormKey.next(),
            mayMove,
            booking.mayRebook(day) && !mayMove && !rebooked,
            rebooked,
            booking.mayCancel() && phase != Phase.OVER,
            shut));
  }

  /** The number of before stands in the address, which may be old, or of a form sent twice. */
  private static Optional<Sentence> moved(Request request, Booking booking) {
    var number = booking.shownNumber();
    if (request.query(Param.REBOOKED).isPresent()) {
      return Optional.of(Sentence.of("move.again", "n", number));
    }
    var was = request.query(Param.FORMER_NUMBER);
    if (was.filter(UNCHANGED::equals).isPresent()) {
      return Optional.of(Sentence.of("move.same", "n", number));
    }
    return was.filter(former -> former.matches("[A-Z]-[0-9]{3,4}"))
        .flatMap(
            former -> {
              if (booking.moves() == 0) {
                return Optional.empty();
              }
              return Optional.of(
                  former.equals(number)
                      ? Sentence.of("move.sameNumber", "n", number)
                      : Sentence.of("move.done", "n", former, "new", number));
            });
  }

  /** Until the end of that day a message to the same receiver would be left out, too. */
  private static boolean isLeftOut(MessageState message, Branch branch, LocalDate day) {
    return message.state() == DeliveryState.SKIPPED
        && LocalDate.ofInstant(message.at(), branch.timeZone()).equals(day);
  }

  private Ticket lastCalled(Booking booking, TicketView line, Instant now) {
    var lane = line == null ? booking.lane() : line.ticket().slip().lane();
    return lines.lastCalled(booking.branch(), lane, now).orElse(null);
  }

  /** Whether this browser's draft became this booking; still true after a reload. */
  private boolean madeJustNow(Request request, String code) {
    return request
        .query(Param.DRAFT)
        .flatMap(id -> drafts.find(request, id))
        .map(draft -> draft.getString("made"))
        .filter(code::equals)
        .isPresent();
  }

  /** Later than the branch's own limit, on a day on which it still serves people. */
  private boolean isLate(Booking booking, Instant now) {
    return now.isAfter(booking.startsAt().plus(branches.policy(booking.branch()).late()))
        && branches.calendar(booking.branch()).stillServesToday(now);
  }

  private Optional<Service> service(Booking booking) {
    return branches.service(booking.service());
  }

  private static Optional<Service.Reason> reason(Service service, Booking booking) {
    return Optional.ofNullable(booking.reason()).flatMap(service::reason);
  }

  private List<ChecklistItem> checklist(Booking booking) {
    return service(booking).map(s -> s.checklist(reason(s, booking))).orElse(List.of());
  }
}
