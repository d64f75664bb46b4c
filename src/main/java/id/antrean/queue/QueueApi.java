package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.slots.SlotJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** The floor of a branch for its staff: arrivals, numbers, calls, counters. */
public final class QueueApi {
  private final QueueRoom room;
  private final Branches branches;

  public QueueApi(QueueRoom room, Branches branches) {
    this.room = room;
    this.branches = branches;
  }

  public void register(Routes routes) {
    var branch = "/api/v1/branches/{branch}";
    routes.get(branch + "/counters", this::counters);
    routes.patch("/api/v1/counters/{counter}", this::setCounter);
    routes.get(branch + "/tickets", this::tickets);
    routes.post(branch + "/tickets", offering(this::give));
    routes.post(branch + "/check-ins", this::checkIn);
    routes.post(branch + "/moves", offering(this::move));
    routes.get(branch + "/figures", this::figures);
    routes.post("/api/v1/counters/{counter}/calls", this::call);
    var steps = room.steps();
    step(routes, "recalls", steps::recall);
    step(routes, "service", steps::serve);
    step(routes, "completion", steps::complete);
    step(routes, "absence", steps::absent);
    step(routes, "hold", steps::hold);
    step(routes, "return", steps::bringBack);
    step(routes, "undo", steps::undo);
    routes.post("/api/v1/tickets/{ticket}/transfers", this::transfer);
    routes.get("/api/v1/tickets/{ticket}/person", this::person);
  }

  /** Puts the slots that a refusal offers into its answer. */
  private Routes.Handler offering(Routes.Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (Problem refusal) {
        var more = SlotJson.alternatives(refusal, branches, request.now());
        request.log(refusal);
        return Problems.json(refusal, request, more);
      }
    };
  }

  private void step(Routes routes, String name, BiFunction<StaffCommand, UUID, Ticket> step) {
    routes.post(
        "/api/v1/tickets/{ticket}/" + name,
        request -> Reply.json(json(step.apply(order(request), ticketId(request)), request)));
  }

  private Reply counters(Request request) {
    var out = new JsonArray();
    room.counters().list(request.path("branch")).forEach(c -> out.add(QueueJson.counter(c)));
    return Reply.json(out);
  }

  private Reply setCounter(Request request) {
    boolean open = request.json().getBoolean("open");
    return Reply.json(
        QueueJson.counter(room.counters().setOpen(order(request), request.path("counter"), open)));
  }

  private Reply tickets(Request request) {
    var state = state(request.query("state").orElse("WAITING"));
    var out = new JsonArray();
    room.lines()
        .list(request.path("branch"), state, request.now())
        .forEach(view -> out.add(QueueJson.ticket(view)));
    return Reply.json(out);
  }

  private static TicketState state(String typed) {
    return Arrays.stream(TicketState.values())
        .filter(state -> state.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("state", Sentence.of("err.shape")));
  }

  private Reply give(Request request) {
    var body = request.json();
    var claim =
        Optional.ofNullable(body.getJsonObject("claim"))
            .map(
                c ->
                    new TicketIssue.Claim(
                        c.getString("reference"), LocalDate.parse(c.getString("approvedOn"))));
    var lane = Lane.valueOf(body.getString("lane", "WALK_IN"));
    var wish =
        new TicketIssue.Wish(
            body.getString("service"),
            lane,
            lane == Lane.E_KLAIM ? claim : Optional.empty(),
            text(body, "phone").map(Phone::parse),
            text(body, "replaces").map(QueueApi::uuid));
    var ticket = room.numbers().give(order(request), request.path("branch"), wish);
    return Reply.json(201, json(ticket, request));
  }

  private Reply checkIn(Request request) {
    var body = request.json();
    var token = text(body, "token").<CheckIns.By>map(CheckIns.By.Token::new);
    var number = text(body, "number").<CheckIns.By>map(CheckIns.By.Number::new);
    var by = token.or(() -> number).orElseGet(() -> identity(body));
    var confirm = body.getBoolean("confirm", false);
    var answer = room.checkIns().checkIn(order(request), request.path("branch"), by, confirm);
    var ticket = answer.ticket().map(t -> json(t, request)).orElse(null);
    return Reply.json(QueueJson.checkIn(answer, ticket, request.texts()));
  }

  private Reply move(Request request) {
    var body = request.json();
    var by =
        text(body, "token")
            .<CheckIns.By>map(CheckIns.By.Token::new)
            .orElseGet(() -> identity(body));
    var slot = body.getString("slot");
    if (!slot.matches("[0-9]{1,18}")) {
      throw Problem.of(404, "unknown_slot");
    }
    var moved =
        room.moves().toHere(order(request), request.path("branch"), by, Long.parseLong(slot));
    return Reply.json(QueueJson.visit(moved));
  }

  private static CheckIns.By identity(JsonObject body) {
    return new CheckIns.By.Identity(
        Nik.parse(body.getString("nik")), Phone.parse(body.getString("phone")));
  }

  private Reply figures(Request request) {
    return Reply.json(
        QueueJson.figures(room.lines().figures(request.path("branch"), request.now())));
  }

  private Reply call(Request request) {
    var body = request.json();
    var wish =
        new Calls.Wish(
            text(body, "lane").map(Lane::valueOf),
            text(body, "ticket").map(QueueApi::uuid),
            body.getString("why"));
    var counter = request.path("counter");
    var ticket = room.calls().call(order(request), counter, wish);
    var reason = ticket.call() == null ? "" : ticket.call().reason();
    return Reply.json(
        201,
        new JsonObject()
            .put("ticket", json(ticket, request))
            .put("counter", counter)
            .put("reason", reason));
  }

  private Reply transfer(Request request) {
    var body = request.json();
    var wish =
        new Transfers.Wish(
            text(body, "counter"),
            text(body, "service"),
            text(body, "lane").map(Lane::valueOf),
            body.getString("reason"));
    return Reply.json(
        json(room.transfers().transfer(order(request), ticketId(request), wish), request));
  }

  private Reply person(Request request) {
    return Reply.json(
        QueueJson.holder(
            room.lines().holder(request.principal(), ticketId(request), request.now())));
  }

  private JsonObject json(Ticket ticket, Request request) {
    return QueueJson.ticket(room.lines().view(ticket, request.now()));
  }

  private static StaffCommand order(Request request) {
    var what = request.method() + " " + request.uri() + " " + request.json().encode();
    return new StaffCommand(request.principal(), request.now(), request.requestKey(), what);
  }

  private static UUID ticketId(Request request) {
    return uuid(request.path("ticket"));
  }

  /** Ids are opaque to callers: one of another shape is one that nobody has. */
  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  private static Optional<String> text(JsonObject body, String field) {
    return Optional.ofNullable(body.getString(field)).filter(t -> !t.isBlank());
  }
}
