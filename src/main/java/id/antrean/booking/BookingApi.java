package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.core.Channel;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaAnswer;
import id.antrean.security.Limits;
import id.antrean.security.Proof;
import id.antrean.security.Proofs;
import id.antrean.security.SecurityRoom;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotJson;
import id.antrean.slots.Slots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The JSON edge of booking. GET of a booking lives in portal, which also knows its place in line.
 */
public final class BookingApi {
  /** Half a second here plus half a second in {@link Slots}: the list is at most a second old. */
  private static final Duration LIST_KEPT = Duration.ofMillis(500);

  private final Bookings bookings;
  private final BookingChanges changes;
  private final Rebookings rebookings;
  private final FreedNiksApi freedNiks;
  private final Slots slots;
  private final Branches branches;
  private final Captcha captcha;
  private final Limits limits;
  private final Proofs proofs;
  private final Kpj.Shapes kpjShapes;

  public BookingApi(
      BookingRoom room, Branches branches, SecurityRoom security, Kpj.Shapes kpjShapes) {
    this.bookings = room.bookings();
    this.changes = room.changes();
    this.rebookings = room.rebookings(security.limits());
    this.freedNiks = new FreedNiksApi(room, branches);
    this.slots = room.slots();
    this.branches = branches;
    this.captcha = security.captcha();
    this.limits = security.limits();
    this.proofs = security.proofs();
    this.kpjShapes = kpjShapes;
  }

  public void register(Routes routes) {
    routes
        .getKept("/api/v1/branches/{branch}/slots", LIST_KEPT, this::list)
        .postAdmitted("/api/v1/bookings", captcha.required(this::book))
        .patch("/api/v1/bookings/{code}", this::move)
        .delete("/api/v1/bookings/{code}", this::cancel)
        .post("/api/v1/bookings/{code}/rebookings", this::rebook);
    freedNiks.register(routes);
  }

  private Reply list(Request request) {
    var branch = branches.find(request.path("branch")).orElseThrow(BookingApi::unknownBranch);
    var lane = Lane.valueOf(request.query("lane").orElse("ONLINE"));
    var from =
        request.query("from").map(LocalDate::parse).orElse(slots.today(branch, request.now()));
    int days = request.query("days").map(Integer::parseInt).orElse(8);
    return Reply.json(json(slots.list(branch, lane, from, days, request.now()), request));
  }

  private static JsonArray json(List<Slot> slots, Request request) {
    var out = new JsonArray();
    slots.forEach(slot -> out.add(SlotJson.of(slot, request.now())));
    return out;
  }

  private Reply book(Request request, CaptchaAnswer captcha) {
    var requestKey = request.requestKey();
    var asked = BookingJson.request(request.json());
    try {
      var wish = captcha.before(() -> wish(asked, request));
      if (captcha.isSparedByStaff()) {
        wish = wish.by(new StaffBooker(request.principal().onFloor(), request.address()));
      }
      return made(booked(wish, asked.phonePass(), requestKey, captcha, request), wish, request);
    } catch (Problem refusal) {
      return Problems.with(captcha.putPass(alternatives(refusal, request)), refusal, request);
    }
  }

  private Booking booked(
      BookingWish asked,
      String phonePass,
      String requestKey,
      CaptchaAnswer captcha,
      Request request) {
    Optional<UUID> spent;
    var wish = asked;
    var tries = BookingTries.NONE;
    boolean isCounted = bookings.isCounted(asked, request.now());
    try {
      // The captcha first: without one no tries are used up.
      spent = captcha.redeemUnlessStaff();
      if (wish.staff().isEmpty()) {
        if (!isCounted) {
          bookings.mustNotBeFull(asked, request.now());
        }
        wish = wish.with(proof(wish.person(), phonePass, request));
      }
      if (isCounted) {
        boolean pictureAlone = spent.isPresent() && !captcha.worked();
        bookings.mustBeUnspent(wish, spent);
        tries = BookingTries.of(wish, request.address(), pictureAlone);
        limits.take(tries);
      }
    } catch (Problem refusal) {
      // A repeat needs neither captcha nor patience; only the refused are looked up.
      return bookings.earlier(asked, requestKey).orElseThrow(() -> refusal);
    }
    var ready = wish;
    return BookingTries.counted(
        limits,
        ready,
        request.address(),
        isCounted,
        tries,
        () ->
            bookings.book(ready, requestKey, spent, Optional.of(request.address()), request.now()));
  }

  /** Staff see the person, and the captcha is spared with them; all others prove the mobile. */
  private Proof proof(Person person, String phonePass, Request request) {
    return proofs.of(phonePass, person.phone(), person.email(), request.now());
  }

  private JsonObject alternatives(Problem refusal, Request request) {
    return SlotJson.alternatives(refusal, branches, request.now());
  }

  private Reply made(Booking booking, BookingWish wish, Request request) {
    var messages = new JsonArray();
    if (wish.holder().channel() == Channel.SMS) {
      messages.add(queued("SMS"));
    }
    if (wish.person().email().isPresent()) {
      messages.add(queued("EMAIL"));
    }
    return Reply.json(201, json(booking, request).put("messages", messages));
  }

  private static JsonObject queued(String channel) {
    return new JsonObject().put("channel", channel).put("state", "QUEUED");
  }

  private Reply move(Request request) {
    var slot = SlotJson.id(request.json().getString("slot"));
    try {
      var moved = changes.move(request.path("code"), slot, request.requestKey(), request.now());
      return Reply.json(json(moved, request).put("messages", new JsonArray()));
    } catch (Problem refusal) {
      return Problems.with(alternatives(refusal, request), refusal, request);
    }
  }

  private Reply rebook(Request request) {
    var slot = SlotJson.id(request.json().getString("slot"));
    var code = request.path("code");
    var key = request.requestKey();
    try {
      var again = rebookings.rebook(code, slot, key, request.address(), request.now());
      return Reply.json(201, json(again, request).put("messages", new JsonArray()));
    } catch (Problem refusal) {
      return Problems.with(alternatives(refusal, request), refusal, request);
    }
  }

  private Reply cancel(Request request) {
    var cancelled = changes.cancel(request.path("code"), request.requestKey(), request.now());
    return Reply.json(json(cancelled, request).put("messages", new JsonArray()));
  }

  private JsonObject json(Booking booking, Request request) {
    var branch = branches.find(booking.branch()).orElseThrow(Problem::notFound);
    return BookingJson.of(booking, branch, bookings, branches, request.texts().language());
  }

  private BookingWish wish(BookingRequest asked, Request request) {
    var wanted = branches.service(asked.service());
    return asked.wish(wanted, kpjShapes, request.texts().language());
  }

  private static Problem unknownBranch() {
    return Problem.of(404, "unknown_branch");
  }
}
