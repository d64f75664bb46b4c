package id.antrean.booking.lost;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Person;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People who book a place of this slot or do not, and ask programs for the number they lost. */
record LostNumberPeople(Nodes nodes, long slot) {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /** Nobody else's person, with an open booking or none. */
  record Somebody(Nodes nodes, int n, Answer booking) {
    String nik() {
      return TestPeople.nik(n);
    }

    String phone() {
      return "0812%08d".formatted(n);
    }

    String code() {
      return booking.json().getString("code");
    }

    /** How often the holder got a message because somebody asked. */
    int told() {
      return nodes
          .database()
          .first(
              row -> row.getInteger("n"),
              """
              SELECT count(*)::int AS n FROM event e JOIN booking b ON b.id = e.subject
              WHERE e.kind = 'BookingAsked' AND b.nik_hash = $1 AND b.phone_hash = $2
              """,
              Person.nikHash(nodes.main(0).rooms().sealed(), new Nik(nik())),
              Phone.parse(phone()).hash(nodes.main(0).rooms().sealed()))
          .orElseThrow();
    }
  }

  Somebody unknown() {
    return new Somebody(nodes, PEOPLE.incrementAndGet(), null);
  }

  Somebody booked() {
    int n = PEOPLE.incrementAndGet();
    var key = UUID.randomUUID().toString();
    var wish = TestPeople.wish(n, slot).put("captcha", solved());
    var answer = nodes.http(n).post("/api/v1/bookings", wish, key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Somebody(nodes, n, answer);
  }

  JsonObject wish(Somebody who) {
    return TestPeople.wish(who.n(), slot);
  }

  JsonObject solved() {
    var captcha = nodes.http(0).send("POST", "/api/v1/captchas", null, null).json();
    return new JsonObject()
        .put("id", captcha.getString("id"))
        .put("answer", LostNumberForm.CAPTCHA);
  }

  static JsonObject asking(Somebody who, JsonObject captcha) {
    var json = new JsonObject().put("nik", who.nik()).put("phone", who.phone());
    return captcha == null ? json : json.put("captcha", captcha);
  }
}
