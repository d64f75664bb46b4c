package bench;

import id.antrean.core.Sealed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The load generator's process. Each line on its input orders one {@link Order}; each line on its
 * output is a {@link Tally}. It stays, so that its code is warm.
 */
final class Load {

  /**
   * {@code kind}: booking or get. {@code rate} 0: closed loop, each connection asks again when it
   * was answered; else so many requests a second, whatever the server does. {@code each}: so many
   * requests in a row for one slot; 1: each for any slot. {@code count} 0: as many as {@code
   * seconds} takes.
   */
  record Order(
      List<Integer> ports,
      String kind,
      String path,
      List<Long> slots,
      int each,
      long firstPerson,
      int connections,
      double rate,
      double seconds,
      int count) {

    JsonObject json() {
      return new JsonObject()
          .put("ports", new JsonArray(ports))
          .put("kind", kind)
          .put("path", path)
          .put("slots", new JsonArray(slots))
          .put("each", each)
          .put("firstPerson", firstPerson)
          .put("connections", connections)
          .put("rate", rate)
          .put("seconds", seconds)
          .put("count", count);
    }

    static Order of(JsonObject json) {
      return new Order(
          json.getJsonArray("ports").stream().map(p -> ((Number) p).intValue()).toList(),
          json.getString("kind"),
          json.getString("path"),
          json.getJsonArray("slots").stream().map(s -> ((Number) s).longValue()).toList(),
          json.getInteger("each"),
          json.getLong("firstPerson"),
          json.getInteger("connections"),
          json.getDouble("rate"),
          json.getDouble("seconds"),
          json.getInteger("count"));
    }

    /** Requests to have ready: what the fastest server seen could take, and half as many again. */
    int most() {
      return count > 0 ? count : (int) (seconds * (rate > 0 ? rate * 1.1 + 50 : 20_000));
    }
  }

  private Load() {}

  public static void main(String[] args) throws IOException {
    var keys = Arrays.stream(args).map(Base64.getDecoder()::decode).toList();
    var sealed = new Sealed(keys.get(0), keys.get(1));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      var order = Order.of(new JsonObject(line));
      var engine = new Engine(order, requests(order, sealed));
      System.gc(); // now, and not while it measures
      System.out.println(engine.run().json().encode());
    }
  }

  /** Made before the clock runs. */
  private static Requests requests(Order order, Sealed sealed) {
    if (order.kind().equals("get")) {
      var same = Requests.get(order.path());
      return n -> same;
    }
    var slots = order.slots();
    boolean spread = order.each() == 1;
    int many = spread ? order.most() : Math.min(order.most(), slots.size() * order.each());
    var made = new byte[many][];
    var person = new Person(sealed);
    var random = new SplittableRandom(order.firstPerson());
    for (int i = 0; i < many; i++) {
      int slot = spread ? random.nextInt(slots.size()) : i / order.each();
      made[i] = person.wish(order.firstPerson() + i, slots.get(slot), order.path());
    }
    return n -> n < made.length ? made[n] : null;
  }
}
