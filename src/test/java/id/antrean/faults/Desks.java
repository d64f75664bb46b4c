package id.antrean.faults;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;

/** The counters and who works there: call, serve, done; sometimes otherwise. */
final class Desks {
  private static final List<String> ON_CALLED =
      List.of(
          "service", "service", "service", "service", "service", "service", "recall", "absence",
          "undo", "hold");

  private final Client client;
  private final Random random;
  private final Pool<Desk> idle = new Pool<>();
  private final Pool<String> away = new Pool<>();

  /** {@code ticket}: who was called there, or null; {@code serving}: they have come. */
  private record Desk(String counter, String branch, String ticket, boolean serving) {
    Desk empty() {
      return new Desk(counter, branch, null, false);
    }

    Desk with(String other, boolean served) {
      return new Desk(counter, branch, other, served);
    }
  }

  Desks(Client client, Scene scene, long seed) {
    this.client = client;
    this.random = new Random(seed);
    for (var counter : scene.counters) {
      idle.put(new Desk(counter, counter.replaceFirst("-\\d+$", ""), null, false));
    }
  }

  /** The next step at any of the counters that wait for one. */
  void step() throws InterruptedException {
    var desk = idle.take();
    if (desk == null) {
      return;
    }
    if (desk.ticket() != null) {
      idle.put(desk.serving() ? complete(desk) : onCalled(desk));
    } else if (random.nextInt(12) == 0) {
      bringBack();
      idle.put(desk);
    } else {
      idle.put(call(desk));
    }
  }

  private Desk call(Desk desk) throws InterruptedException {
    var body = new JsonObject();
    if (random.nextInt(10) == 0) {
      body.put("lane", random.nextBoolean() ? "WALK_IN" : "ONLINE");
    }
    var line =
        client.ask(
            Wish.of("call", "POST", "/api/v1/counters/" + desk.counter() + "/calls", body)
                .about("branch", desk.branch())
                .about("counter", desk.counter()));
    if (line.getString("outcome").equals("ok")) {
      return desk.with(line.getString("ticket"), false);
    }
    boolean occupied = "not_allowed_now".equals(line.getString("problem"));
    return occupied ? asItIs(desk) : desk;
  }

  private Desk onCalled(Desk desk) throws InterruptedException {
    var step = ON_CALLED.get(random.nextInt(ON_CALLED.size()));
    var line = step(desk, step);
    if (!line.getString("outcome").equals("ok")) {
      return asItIs(desk);
    }
    return switch (step) {
      case "service" -> desk.with(desk.ticket(), true);
      case "recall" -> desk;
      default -> {
        if (!step.equals("undo")) {
          away.put(desk.branch() + " " + desk.ticket());
        }
        yield desk.empty();
      }
    };
  }

  private Desk complete(Desk desk) throws InterruptedException {
    var line = step(desk, "completion");
    return line.getString("outcome").equals("ok") ? desk.empty() : asItIs(desk);
  }

  /** Somebody who was held or absent comes back into line. */
  private void bringBack() throws InterruptedException {
    var who = away.take();
    if (who != null) {
      var parts = who.split(" ");
      step(new Desk("", parts[0], parts[1], false), "return");
    }
  }

  private JsonObject step(Desk desk, String step) throws InterruptedException {
    var route = step.equals("recall") ? "recalls" : step;
    return client.ask(
        Wish.of(step, "POST", "/api/v1/tickets/" + desk.ticket() + "/" + route, null)
            .about("branch", desk.branch())
            .about("ticket", desk.ticket()));
  }

  /** A request of long ago may have been done late: look who stands there. */
  private Desk asItIs(Desk desk) throws InterruptedException {
    for (var state : List.of("CALLED", "SERVING")) {
      for (var one : client.list("/api/v1/branches/" + desk.branch() + "/tickets?state=" + state)) {
        var ticket = (JsonObject) one;
        if (desk.counter().equals(ticket.getString("counter"))) {
          return desk.with(ticket.getString("id"), state.equals("SERVING"));
        }
      }
    }
    return desk.empty();
  }
}
