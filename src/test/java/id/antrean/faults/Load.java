package id.antrean.faults;

import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything that people and staff do, so many writes a second whatever the server does, each kind
 * in its share. What to do next is drawn from the seed; who is quicker is not.
 */
final class Load implements AutoCloseable {
  private static final int IN_FLIGHT = 150;

  /** Of a hundred; "desk" is a call or what follows a call: about as many as come are called. */
  private static final Map<String, Integer> SHARES =
      Map.of(
          "book",
          18,
          "prove",
          1,
          "arrive",
          9,
          "move",
          7,
          "rebook",
          2,
          "cancel",
          8,
          "check-in",
          7,
          "walk-in",
          7,
          "desk",
          41);

  private final Random random;
  private final Client client;
  private final Scene scene;
  private final Desks desks;
  private final Proving proving;
  private final Pool<Held> later = new Pool<>();
  private final Pool<Held> today = new Pool<>();

  /** Who came; some of them were called in vain. */
  private final Pool<Held> seen = new Pool<>();

  private final AtomicInteger people = new AtomicInteger(1);
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private final Thread starter;
  private volatile boolean paused;
  private volatile boolean ended;

  /** A booking in its holder's hands. */
  record Held(String key, String nik, String code, String token, long slot, boolean email) {
    Held at(long other) {
      return new Held(key, nik, code, token, other, email);
    }
  }

  Load(long seed, double perSecond, Client client, Scene scene) {
    this.random = new Random(seed);
    this.client = client;
    this.scene = scene;
    this.proving = new Proving(client);
    desks = new Desks(client, scene, random.nextLong());
    starter = Thread.ofPlatform().name("load").start(() -> run(perSecond));
  }

  private void run(double perSecond) {
    long next = System.nanoTime();
    while (!ended) {
      next += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / perSecond);
      LockSupport.parkNanos(next - System.nanoTime());
      if (paused) {
        next = System.nanoTime();
        LockSupport.parkNanos(50_000_000);
        continue;
      }
      var action = action();
      long dice = random.nextLong();
      inFlight.acquireUninterruptibly();
      Thread.startVirtualThread(
          () -> {
            try {
              act(action, new Random(dice));
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            } finally {
              inFlight.release();
            }
          });
    }
  }

  private String action() {
    int dice = random.nextInt(100);
    for (var share : SHARES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      dice -= share.getValue();
      if (dice < 0) {
        return share.getKey();
      }
    }
    throw new IllegalStateException("the shares are not a hundred");
  }

  private void act(String action, Random dice) throws InterruptedException {
    switch (action) {
      case "book" -> book(any(scene.hot, dice), later, dice, false);
      case "prove" -> book(any(scene.hot, dice), later, dice, true);
      case "arrive" -> book(any(scene.wide, dice), today, dice, false);
      case "move" -> move(dice);
      case "rebook" -> rebook(dice);
      case "cancel" -> cancel(dice);
      case "check-in" -> checkIn();
      case "walk-in" -> walkIn(dice);
      default -> desks.step();
    }
  }

  /** {@code byPin}: the mobile is proved as people do it. */
  private void book(long slot, Pool<Held> pool, Random dice, boolean byPin)
      throws InterruptedException {
    var body = TestPeople.wish(people.getAndIncrement(), slot);
    var mobile = body.getString("phone");
    var pass = byPin ? proving.asked(mobile) : Proving.pass(mobile);
    if (pass.isEmpty()) {
      return;
    }
    body.put("phonePass", pass);
    boolean email = dice.nextInt(3) == 0;
    if (email) {
      body.put("email", "peserta@contoh.example");
    }
    var wish =
        Wish.of("book", "POST", "/api/v1/bookings", body).about("slot", slot).about("email", email);
    var line = client.ask(wish);
    if (line.getString("outcome").equals("ok")) {
      var answer = line.getJsonObject("answer");
      pool.put(
          new Held(
              wish.key(),
              body.getString("nik"),
              answer.getString("code"),
              answer.getString("checkInToken"),
              slot,
              email));
    }
  }

  private void move(Random dice) throws InterruptedException {
    var held = later.take();
    if (held == null) {
      return;
    }
    long slot = any(scene.hot, dice);
    var body = new JsonObject().put("slot", Long.toString(slot));
    var line =
        client.ask(
            Wish.of("move", "PATCH", "/api/v1/bookings/" + held.code(), body)
                .about("booking", held.key())
                .about("slot", slot));
    boolean moved = line.getString("outcome").equals("ok");
    later.put(moved ? held.at(slot) : held);
  }

  /** Another day in one step: mostly of one who was seen and perhaps absent, else a move. */
  private void rebook(Random dice) throws InterruptedException {
    var pool = dice.nextInt(3) == 0 ? later : seen;
    var held = pool.take();
    if (held == null) {
      return;
    }
    long slot = any(scene.hot, dice);
    var body = new JsonObject().put("slot", Long.toString(slot));
    var wish =
        Wish.of("rebook", "POST", "/api/v1/bookings/" + held.code() + "/rebookings", body)
            .about("booking", held.key())
            .about("slot", slot)
            .about("email", held.email());
    var line = client.ask(wish);
    if (!line.getString("outcome").equals("ok")) {
      pool.put(held);
      return;
    }
    var answer = line.getJsonObject("answer");
    var code = answer.getString("code");
    var token = answer.getString("checkInToken");
    boolean moved = code.equals(held.code());
    later.put(
        moved ? held.at(slot) : new Held(wish.key(), held.nik(), code, token, slot, held.email()));
  }

  /** By the holder; now and then staff free the NIK, which they may do 20 times. */
  private void cancel(Random dice) throws InterruptedException {
    var held = later.take();
    if (held != null) {
      var wish =
          dice.nextInt(20) == 0
              ? free(held)
              : Wish.of("cancel", "DELETE", "/api/v1/bookings/" + held.code(), null);
      client.ask(wish.about("booking", held.key()));
    }
  }

  private Wish free(Held held) {
    var path = "/api/v1/branches/" + scene.branches.getFirst() + "/freed-niks";
    var body = new JsonObject().put("nik", held.nik()).put("reason", "KTP");
    return Wish.of("free", "POST", path, body);
  }

  private void checkIn() throws InterruptedException {
    var held = today.take();
    if (held != null) {
      var branch = scene.branchOf(held.slot());
      client.ask(
          Wish.of(
                  "check-in",
                  "POST",
                  "/api/v1/branches/" + branch + "/check-ins",
                  new JsonObject().put("token", held.token()).put("confirm", true))
              .about("booking", held.key())
              .about("branch", branch));
      seen.put(held);
    }
  }

  private void walkIn(Random dice) throws InterruptedException {
    var branch = scene.branches.get(dice.nextInt(scene.branches.size()));
    var lane = List.of("WALK_IN", "WALK_IN", "WALK_IN", "PRIORITY", "E_KLAIM").get(dice.nextInt(5));
    var body = new JsonObject().put("service", "DATA_UPDATE").put("lane", lane);
    if (lane.equals("E_KLAIM")) {
      body.put("claim", Scene.claim(people.getAndIncrement()));
    }
    client.ask(
        Wish.of("walk-in", "POST", "/api/v1/branches/" + branch + "/tickets", body)
            .about("branch", branch));
  }

  private static long any(List<Long> slots, Random dice) {
    return slots.get(dice.nextInt(slots.size()));
  }

  /** No new writes, and those under way come to their end. */
  void pause() {
    paused = true;
    inFlight.acquireUninterruptibly(IN_FLIGHT);
    inFlight.release(IN_FLIGHT);
  }

  void resume() {
    paused = false;
  }

  @Override
  public void close() {
    ended = true;
    try {
      starter.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    pause();
  }
}
