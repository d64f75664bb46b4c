package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotJson;
import id.antrean.slots.Slots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The JSON edge of booking. GET of a booking lives in portal, which also knows its place in line.
 */
public final class BookingApi {
  private static final Pattern SLOT = Pattern.compile("\\d{1,18}");
  private static final int DAYS_MAX = 31;

  /** With the half second of {@link Slots}' own copy never older than one second. */
  private static final Duration LIST_KEPT = Duration.ofMillis(500);

  private final Bookings bookings;
  private final Slots slots;
  private final Branches branches;
  private final Captcha captcha;
  private final Limits limits;
  private final Kpj.Shapes kpjShapes;

  public BookingApi(
      Bookings bookings,
      Slots slots,
      Branches branches,
      Captcha captcha,
      Limits limits,
      Kpj.Shapes kpjShapes) {
    this.bookings = bookings;
    this.slots = slots;
    this.branches = branches;
    this.captcha = captcha;
    this.limits = limits;
    this.kpjShapes = kpjShapes;
  }

  public void register(Routes routes) {
    routes
        .getKept("/api/v1/branches/{branch}/slots", LIST_KEPT, this::list)
        .postAdmitted("/api/v1/bookings", this::book)
        .patch("/api/v1/bookings/{code}", this::move)
        .delete("/api/v1/bookings/{code}", this::cancel);
  }

  private Reply list(Request request) {
    var branch = branches.find(request.path("branch")).orElseThrow(BookingApi::unknownBranch);
    var lane = lane(request.query("lane").orElse("ONLINE"));
    var from =
        request.query("from").map(BookingApi::date).orElse(slots.today(branch, request.now()));
    int days = request.query("days").map(BookingApi::days).orElse(8);
    return Reply.json(json(slots.list(branch, lane, from, days, request.now()), request));
  }

  private static JsonArray json(List<Slot> slots, Request request) {
    var out = new JsonArray();
    slots.forEach(slot -> out.add(SlotJson.of(slot, request.now())));
    return out;
  }

  private Reply book(Request request) {
    var requestKey = request.requestKey();
    var wish = wish(request);
    var pass = "";
    Optional<UUID> spent;
    try {
      // The captcha first: without one nobody's tries are used up.
      pass = pass(request, requestKey);
      spent = spent(pass, requestKey, request);
      if (!bookings.isKnownFull(wish.slot(), request.now())) {
        limits.take(
            Limit.BOOKING_NIK.by(wish.person().nik().digits()),
            Limit.BOOKING_PHONE.by(wish.person().phone().e164()),
            Limit.BOOKING_ADDRESS.by(request.address()));
      }
    } catch (Problem refusal) {
      // A repeat needs neither captcha nor patience; only the refused are looked up.
      var earlier = bookings.earlier(wish, requestKey);
      if (earlier.isPresent()) {
        return made(earlier.get(), wish, request);
      }
      return refused(refusal, pass, request);
    }
    try {
      return made(bookings.book(wish, requestKey, spent, request.now()), wish, request);
    } catch (Problem refusal) {
      return refused(refusal, pass, request);
    }
  }

  /** Staff book for people at their desk; the captcha was their sign-in. */
  private Optional<UUID> spent(String pass, String requestKey, Request request) {
    return request.visitor().isPresent() && pass.isEmpty()
        ? Optional.empty()
        : captcha.redeem(pass, requestKey, request.now());
  }

  /** A right answer becomes a pass, which stays good when the slot has just filled. */
  private String pass(Request request, String requestKey) {
    var given = request.json().getJsonObject("captcha", new JsonObject());
    if (given.containsKey("id")) {
      return captcha.solve(
          given.getString("id"),
          given.getString("answer"),
          requestKey,
          request.address(),
          request.now());
    }
    return given.getString("pass", "");
  }

  private Reply refused(Problem refusal, String pass, Request request) {
    var more = SlotJson.alternatives(refusal, branches, request.now());
    if (!pass.isEmpty()) {
      more.put("captchaPass", pass);
    }
    request.log(refusal);
    return Problems.json(refusal, request, more);
  }

  private Reply made(Booking booking, BookingWish wish, Request request) {
    var messages = new JsonArray().add(queued("SMS"));
    if (wish.person().email().isPresent()) {
      messages.add(queued("EMAIL"));
    }
    return Reply.json(201, json(booking, request).put("messages", messages));
  }

  private static JsonObject queued(String channel) {
    return new JsonObject().put("channel", channel).put("state", "QUEUED");
  }

  private Reply move(Request request) {
    var slot = slotId(request.json().getString("slot"));
    try {
      var moved = bookings.move(request.path("code"), slot, request.requestKey(), request.now());
      return Reply.json(json(moved, request).put("messages", new JsonArray()));
    } catch (Problem refusal) {
      return refused(refusal, "", request);
    }
  }

  private Reply cancel(Request request) {
    var cancelled = bookings.cancel(request.path("code"), request.requestKey(), request.now());
    return Reply.json(json(cancelled, request).put("messages", new JsonArray()));
  }

  private JsonObject json(Booking booking, Request request) {
    var branch = branches.find(booking.branch()).orElseThrow(Problem::notFound);
    return BookingJson.of(booking, branch, bookings, branches, request.texts().language());
  }

  private BookingWish wish(Request request) {
    var json = request.json();
    var deceased = json.getJsonObject("onBehalfOf", new JsonObject());
    var person =
        new TypedPerson(
                json.getString("nik"),
                kpj(json),
                json.getString("name"),
                json.getString("phone"),
                json.getString("email", ""),
                !deceased.isEmpty(),
                deceased.getString("nik", ""),
                deceased.getString("kpj", ""))
            .parse(kpjShapes);
    return new BookingWish(
        person,
        json.getString("service"),
        Optional.ofNullable(json.getString("reason")),
        slotId(json.getString("slot")),
        Optional.ofNullable(json.getJsonObject("claim")).map(c -> c.getString("reference")),
        request.texts().language(),
        false);
  }

  /** As typed; where it is left out though the service asks it, that is told like any wrong one. */
  private List<String> kpj(JsonObject json) {
    var typed = json.getJsonArray("kpj", new JsonArray()).stream().map(Object::toString).toList();
    boolean asked = branches.service(json.getString("service")).map(Service::asksKpj).orElse(true);
    return typed.isEmpty() && asked ? List.of("") : typed;
  }

  private static Problem unknownBranch() {
    return Problem.of(404, "unknown_branch");
  }

  private static long slotId(String typed) {
    if (!SLOT.matcher(typed).matches()) {
      throw Problem.of(404, "unknown_slot");
    }
    return Long.parseLong(typed);
  }

  private static Lane lane(String typed) {
    return switch (typed) {
      case "ONLINE" -> Lane.ONLINE;
      case "E_KLAIM" -> Lane.E_KLAIM;
      default -> throw Problem.invalid("lane", Sentence.of("err.shape"));
    };
  }

  private static LocalDate date(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeException e) {
      throw Problem.invalid("from", Sentence.of("err.shape"));
    }
  }

  private static int days(String typed) {
    if (!typed.matches("\\d{1,2}")
        || Integer.parseInt(typed) < 1
        || Integer.parseInt(typed) > DAYS_MAX) {
      throw Problem.invalid("days", Sentence.of("err.shape"));
    }
    return Integer.parseInt(typed);
  }
}
