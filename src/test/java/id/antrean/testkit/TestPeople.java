package id.antrean.testkit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Many people who want the same thing at the same moment. */
public final class TestPeople {
  private static final AtomicInteger OTHERS = new AtomicInteger(20_000);

  private TestPeople() {}

  /** A booking of the test branch's slot by person {@code n}; each n has a NIK of its own. */
  public static JsonObject wish(int n, long slot) {
    return new JsonObject()
        .put("nik", nik(n))
        .put("kpj", new JsonArray().add("%011d".formatted(n)))
        .put("name", "Peserta Uji")
        .put("phone", "0812%08d".formatted(n))
        .put("service", "JHT")
        .put("slot", Long.toString(slot));
  }

  /** A lawful NIK with a serial of nobody. */
  public static String nik(int n) {
    return "337401%02d0190%04d".formatted(1 + n / 9_000 % 28, 1_000 + n % 9_000);
  }

  /** Others take the last places of a slot through the API, each with their own captcha. */
  public static void fill(
      Nodes nodes, KnownDigits digits, String branch, String date, String starts) {
    var http = nodes.http(0);
    var slots =
        http.get("/api/v1/branches/" + branch + "/slots?lane=ONLINE&from=" + date + "&days=1")
            .array();
    var slot =
        slots.stream()
            .map(JsonObject.class::cast)
            .filter(s -> s.getString("start").equals(starts))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < slot.getInteger("remaining"); i++) {
      var captcha = http.send("POST", "/api/v1/captchas", new JsonObject(), null).json();
      var wish =
          wish(OTHERS.incrementAndGet(), Long.parseLong(slot.getString("id")))
              .put(
                  "captcha",
                  new JsonObject()
                      .put("id", captcha.getString("id"))
                      .put("answer", digits.answer()));
      var answer = http.post("/api/v1/bookings", wish);
      if (answer.status() != 201) {
        throw new AssertionError(answer.status() + " for another's booking");
      }
    }
  }

  /** Runs all at once and answers in order; fails when one of them fails. */
  public static <T> List<T> race(int many, IntFunction<T> each) {
    var start = new CyclicBarrier(many);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<T>>();
      for (int i = 0; i < many; i++) {
        int n = i;
        calls.add(
            () -> {
              start.await();
              return each.apply(n);
            });
      }
      var out = new ArrayList<T>();
      for (var future : threads.invokeAll(calls)) {
        out.add(future.get());
      }
      return out;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
