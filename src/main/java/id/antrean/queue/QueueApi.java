package id.antrean.queue;

import id.antrean.core.Lane;
import id.antrean.core.Message;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.web.Call;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
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

  public QueueApi(QueueRoom room) {
    this.room = room;
  }

  public void register(Routes routes) {
    var branch = "/api/v1/branches/{branch}";
    routes.get(branch + "/counters", this::counters);
    routes.patch("/api/v1/counters/{counter}", this::setCounter);
    routes.get(branch + "/tickets", this::tickets);
    routes.post(branch + "/tickets", this::give);
    routes.post(branch + "/check-ins", this::checkIn);
    routes.post(branch + "/moves", this::move);
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

  private void step(Routes routes, String name, BiFunction<Order, UUID, Ticket> step) {
    routes.post(
        "/api/v1/tickets/{ticket}/" + name,
        call -> Reply.json(json(step.apply(order(call), ticketId(call)), call)));
  }

  private Reply counters(Call call) {
    var out = new JsonArray();
    room.counters().list(call.path("branch")).forEach(c -> out.add(QueueJson.counter(c)));
    return Reply.json(out);
  }

  private Reply setCounter(Call call) {
    boolean open = call.json().getBoolean("open");
    return Reply.json(
        QueueJson.counter(room.counters().setOpen(order(call), call.path("counter"), open)));
  }

  private Reply tickets(Call call) {
    var state = state(call.query("state").orElse("WAITING"));
    var out = new JsonArray();
    room.lines()
        .list(call.path("branch"), state, call.now())
        .forEach(view -> out.add(QueueJson.ticket(view)));
    return Reply.json(out);
  }

  private static State state(String typed) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(typed))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("state", Message.of("err.shape")));
  }

  private Reply give(Call call) {
    var body = call.json();
    var claim =
        Optional.ofNullable(body.getJsonObject("claim"))
            .map(
                c ->
                    new Numbers.Claim(
                        c.getString("reference"), LocalDate.parse(c.getString("approvedOn"))));
    var lane = Lane.valueOf(body.getString("lane", "WALK_IN"));
    var wish =
        new Numbers.Wish(
            body.getString("service"),
            lane,
            lane == Lane.E_KLAIM ? claim : Optional.empty(),
            text(body, "phone").map(Phone::parse),
            text(body, "replaces").map(QueueApi::uuid));
    var ticket = room.numbers().give(order(call), call.path("branch"), wish);
    return Reply.json(201, json(ticket, call));
  }

  private Reply checkIn(Call call) {
    var body = call.json();
    var token = text(body, "token").<CheckIns.By>map(CheckIns.By.Token::new);
    var number = text(body, "number").<CheckIns.By>map(CheckIns.By.Number::new);
    var by = token.or(() -> number).orElseGet(() -> identity(body));
    var confirm = body.getBoolean("confirm", false);
    var answer = room.checkIns().checkIn(order(call), call.path("branch"), by, confirm);
    var ticket = answer.ticket().map(t -> json(t, call)).orElse(null);
    return Reply.json(QueueJson.checkIn(answer, ticket, call.texts()));
  }

  private Reply move(Call call) {
    var body = call.json();
    var by =
        text(body, "token")
            .<CheckIns.By>map(CheckIns.By.Token::new)
            .orElseGet(() -> identity(body));
    var slot = body.getString("slot");
    if (!slot.matches("[0-9]{1,18}")) {
      throw Problem.of(404, "unknown_slot");
    }
    var moved = room.moves().toHere(order(call), call.path("branch"), by, Long.parseLong(slot));
    return Reply.json(QueueJson.visit(moved));
  }

  private static CheckIns.By identity(JsonObject body) {
    return new CheckIns.By.Identity(
        Nik.parse(body.getString("nik")), Phone.parse(body.getString("phone")));
  }

  private Reply figures(Call call) {
    return Reply.json(QueueJson.figures(room.lines().figures(call.path("branch"), call.now())));
  }

  private Reply call(Call call) {
    var body = call.json();
    var wish =
        new Calls.Wish(
            text(body, "lane").map(Lane::valueOf),
            text(body, "ticket").map(QueueApi::uuid),
            body.getString("why"));
    var counter = call.path("counter");
    var ticket = room.calls().call(order(call), counter, wish);
    var reason = ticket.call() == null ? "" : ticket.call().reason();
    return Reply.json(
        201,
        new JsonObject()
            .put("ticket", json(ticket, call))
            .put("counter", counter)
            .put("reason", reason));
  }

  private Reply transfer(Call call) {
    var body = call.json();
    var wish =
        new Transfers.Wish(
            text(body, "counter"),
            text(body, "service"),
            text(body, "lane").map(Lane::valueOf),
            body.getString("reason"));
    return Reply.json(json(room.transfers().transfer(order(call), ticketId(call), wish), call));
  }

  private Reply person(Call call) {
    return Reply.json(
        QueueJson.holder(room.lines().holder(call.principal(), ticketId(call), call.now())));
  }

  private JsonObject json(Ticket ticket, Call call) {
    return QueueJson.ticket(room.lines().view(ticket, call.now()));
  }

  private static Order order(Call call) {
    var what = call.method() + " " + call.uri() + " " + call.json().encode();
    return new Order(call.principal(), call.now(), call.requestKey(), what);
  }

  private static UUID ticketId(Call call) {
    return uuid(call.path("ticket"));
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
