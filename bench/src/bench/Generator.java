package bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The load generator, in its own process, and what it reports. */
final class Generator implements AutoCloseable {
  private final Jvm process =
      new Jvm("bench.Load", "3g", Map.of(), null, Antrean.ENCRYPTION_KEY, Antrean.HASH_KEY);
  private long person = 1;

  /** One order's result; times in milliseconds. */
  record Result(JsonObject json) {
    double seconds() {
      return json.getDouble("seconds");
    }

    /** Of the load itself, without what it took to make the requests beforehand. */
    double cpuSeconds() {
      return json.getDouble("cpuSeconds");
    }

    long count(int status) {
      return of(status).getLong("count", 0L);
    }

    double perSecond(int status) {
      return count(status) / seconds();
    }

    double ms(int status, String which) {
      return of(status).getDouble(which, Double.NaN);
    }

    int distinctNumbers() {
      return json.getInteger("distinctNumbers");
    }

    int unsent() {
      return json.getInteger("unsent");
    }

    private JsonObject of(int status) {
      return json.getJsonObject("statuses")
          .getJsonObject(Integer.toString(status), new JsonObject());
    }

    /** Fails when there was any other answer. */
    Result only(int... statuses) {
      var others = json.getJsonObject("statuses").copy();
      for (int status : statuses) {
        others.remove(Integer.toString(status));
      }
      if (!others.isEmpty() || json.getJsonObject("statuses").isEmpty()) {
        throw new IllegalStateException("unexpected answers: " + json);
      }
      return this;
    }
  }

  /** As fast as answers come. {@code each}: so many in a row for one slot. */
  Result bookings(List<Integer> ports, List<Long> slots, int each, int connections, double s) {
    return run(ports, "booking", "/api/v1/bookings", slots, each, connections, 0, s, 0);
  }

  /** So many requests in all, as fast as answers come. */
  Result rivals(List<Integer> ports, List<Long> slots, String path, int connections, int count) {
    return run(ports, "booking", path, slots, 1, connections, 0, 60, count);
  }

  /** The same, at another address than ours. */
  Result spread(int port, List<Long> slots, String path, int connections, double s) {
    return run(List.of(port), "booking", path, slots, 1, connections, 0, s, 0);
  }

  /** Open loop. */
  Result atRate(
      int port, List<Long> slots, String path, int connections, double rate, double seconds) {
    return run(List.of(port), "booking", path, slots, 1, connections, rate, seconds, 0);
  }

  Result reads(int port, String path, int connections, double seconds) {
    return run(List.of(port), "get", path, List.of(), 1, connections, 0, seconds, 0);
  }

  private Result run(
      List<Integer> ports,
      String kind,
      String path,
      List<Long> slots,
      int each,
      int connections,
      double rate,
      double seconds,
      int count) {
    var order =
        new Load.Order(ports, kind, path, slots, each, person, connections, rate, seconds, count);
    person += order.most();
    return new Result(new JsonObject(process.ask(order.json().encode())));
  }

  @Override
  public void close() {
    process.close();
  }
}
