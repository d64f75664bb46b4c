package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.slots.SlotJson;
import id.antrean.staff.StaffAct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.BiFunction;

/** The floor of a branch for its staff: arrivals, numbers, calls, counters. */
public final class QueueApi {
  private final QueueRoom room;
  private final Branches branches;
  private final Limits limits;
  private final WalkInSms walkInSms;

  QueueApi(QueueRoom room, Branches branches, Limits limits) {
    this.room = room;
    this.branches = branches;
    this.limits = limits;
    this.walkInSms = new WalkInSms(room.numbers(), limits);
  }

  /** A write of staff, which gets its command from the route. */
  private interface Write {
    Reply answer(Request request, StaffCommand command);
  }

  public void register(Routes routes) {
    var branch = "/api/v1/branches/{branch}";
    routes.get(branch + "/counters", this::counters);
    routes.patch("/api/v1/counters/{counter}", staff(this::setCounter));
    routes.get(branch + "/tickets", this::tickets);
    routes.post(branch + "/tickets", staff(this::give));
    routes.post(branch + "/check-ins", staff(this::checkIn));
    routes.post(branch + "/moves", staff(this::move));
    routes.get(branch + "/numbers", this::numbers);
    routes.get(branch + "/figures", this::figures);
    routes.post("/api/v1/counters/{counter}/calls", staff(this::call));
    var actions = room.actions();
    step(routes, "recalls", actions::recall);
    step(routes, "service", actions::serve);
    step(routes, "completion", actions::complete);
    step(routes, "absence", actions::absent);
    step(routes, "hold", actions::hold);
    step(routes, "return", actions::bringBack);
    step(routes, "undo", actions::undo);
    routes.post("/api/v1/tickets/{ticket}/transfers", staff(this::transfer));
    routes.get("/api/v1/tickets/{ticket}/person", this::person);
  }

  private void step(Routes routes, String name, BiFunction<StaffCommand, UUID, Ticket> step) {
    routes.post(
        "/api/v1/tickets/{ticket}/" + name,
        staff(
            (request, command) ->
                Reply.json(json(step.apply(command, ticketId(request)), request))));
  }

  /** Makes the command out of the request; what a refusal offers comes into its answer. */
  private Routes.Handler staff(Write write) {
    return request -> {
      var what = request.method() + " " + request.uri() + " " + request.json().encode();
      var act =
          new StaffAct(request.principal(), request.address(), request.requestKey(), request.now());
      var command = new StaffCommand(act, what);
      try {
        return write.answer(request, command);
      } catch (Problem refusal) {
        request.log(refusal);
        var more = SlotJson.alternatives(refusal, branches, request.now());
        return Problems.json(refusal, request, more.mergeIn(standing(refusal, request)));
      }
    };
  }

  private Reply counters(Request request) {
    var out = new JsonArray();
    var branch = branches.get(request.path("branch"));
    room.counters()
        .views(branch.id(), request.now())
        .forEach(view -> out.add(QueueJson.counter(view, branch.timeZone())));
    return Reply.json(out);
  }

  private Reply setCounter(Request request, StaffCommand command) {
    boolean open = request.json().getBoolean("open");
    var counter = room.counters().setOpen(command, request.path("counter"), open);
    var zone = branches.get(counter.branch()).timeZone();
    return Reply.json(QueueJson.counter(room.counters().view(counter, request.now()), zone));
  }

  private Reply tickets(Request request) {
    var branch = request.path("branch");
    var number = request.query("number");
    var found =
        number.isPresent()
            ? room.lines().find(branch, number.get(), request.now())
            : room.lines()
                .list(
                    branch,
                    TicketState.valueOf(request.query("state").orElse("WAITING")),
                    request.now());
    var out = new JsonArray();
    found.forEach(view -> out.add(QueueJson.ticket(view, request.texts())));
    return Reply.json(out);
  }

  private Reply numbers(Request request) {
    var out = new JsonArray();
    var typed = request.query("number").orElse("");
    room.lines()
        .booked(request.path("branch"), typed, request.now())
        .forEach(booking -> out.add(QueueJson.numbered(booking, typed, branches)));
    return Reply.json(out);
  }

  private Reply give(Request request, StaffCommand command) {
    var wish = QueueRequestJson.ticket(request.json());
    var branch = request.path("branch");
    if (wish.phone().isEmpty()) {
      return Reply.json(201, json(room.numbers().give(command, branch, wish), request));
    }
    var ticket = walkInSms.give(command, branch, wish, wish.phone().get());
    return Reply.json(201, json(ticket, request).put("sms", room.lines().isBySms(ticket)));
  }

  /** The number that a mobile has already, as a ticket or as a booking of today. */
  private JsonObject standing(Problem refusal, Request request) {
    var json = new JsonObject();
    refusal
        .detail(SecondNumber.Standing.class)
        .ifPresent(
            standing -> {
              standing.ticket().ifPresent(t -> json.put("ticket", json(t, request)));
              standing.booking().ifPresent(b -> json.put("booking", QueueJson.visit(b)));
            });
    return json;
  }

  private Reply checkIn(Request request, StaffCommand command) {
    var by = QueueRequestJson.arrival(request.json());
    boolean confirm = request.json().getBoolean("confirm", false);
    var answer = room.checkIns().checkIn(command, request.path("branch"), by, confirm);
    var ticket = answer.ticket().map(t -> json(t, request)).orElse(null);
    return Reply.json(QueueJson.checkIn(answer, ticket, request.texts()));
  }

  private Reply move(Request request, StaffCommand command) {
    var by = QueueRequestJson.holder(request.json());
    long slot = SlotJson.id(request.json().getString("slot"));
    limits.take(Limit.BOOKING_STAFF.by(command.who().username()));
    var moved = room.moves().toHere(command, request.path("branch"), by, slot);
    return Reply.json(QueueJson.visit(moved));
  }

  private Reply figures(Request request) {
    return Reply.json(
        QueueJson.figures(room.lines().figures(request.path("branch"), request.now())));
  }

  private Reply call(Request request, StaffCommand command) {
    var counter = request.path("counter");
    var ticket = room.calls().call(command, counter, QueueRequestJson.call(request.json()));
    var json = json(ticket, request);
    return Reply.json(
        201,
        new JsonObject()
            .put("ticket", json)
            .put("counter", counter)
            .put("reason", json.getString("reason", "")));
  }

  private Reply transfer(Request request, StaffCommand command) {
    var wish = QueueRequestJson.transfer(request.json());
    return Reply.json(json(room.transfers().transfer(command, ticketId(request), wish), request));
  }

  private Reply person(Request request) {
    limits.take(Limit.PERSON_STAFF.by(request.principal().username()));
    return Reply.json(
        QueueJson.holder(
            room.lines()
                .holder(request.principal(), request.address(), ticketId(request), request.now())));
  }

  private JsonObject json(Ticket ticket, Request request) {
    return QueueJson.ticket(room.lines().view(ticket, request.now()), request.texts())
        .put("token", room.lines().token(ticket));
  }

  private static UUID ticketId(Request request) {
    return QueueRequestJson.id(request.path("ticket"));
  }
}
