package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** "Send an SMS when my turn is near": once, with the people in front, to who asked for it. */
class NearTurnIT {

  @Test
  void whoAskedForItIsToldOnceWhenThreeAreInFront() throws InterruptedException {
    try (var nodes = Nodes.start(1, "ANTREAN_CLOCK", "2026-11-24T08:00:00+07:00")) {
      TestBranch.branch(nodes.database(), 2);
      nodes.main(0).rooms().branches().reload();
      long slot = TestBranch.slot(nodes.database(), "ONLINE", "08:45", 20, 31);
      var anybody = nodes.http(0);
      var codes = new ArrayList<String>();
      for (int person = 1; person <= 4; person++) {
        codes.add(book(anybody, person, slot));
      }
      codes.add(bookWithWish(anybody)); // B-035
      codes.add(book(anybody, 6, slot));
      var floor = anybody.as("admin");
      codes.forEach(code -> checkIn(floor, code));

      call(floor, 1);
      heard(nodes);
      assertThat(near(nodes)).isEqualTo("35 3");
      call(floor, 2);
      heard(nodes);
      assertThat(near(nodes)).as("told once").isEqualTo("35 3");
      assertThat(received(anybody)).contains("Antrean B-035: 3 orang lagi di depan Anda di Kantor");
    }
  }

  private static String book(Http http, int person, long slot) {
    return http.post("/api/v1/bookings", TestPeople.wish(person, slot)).json().getString("code");
  }

  private static String bookWithWish(Http node) {
    var form = new TextBrowser(node);
    form.open(
        "/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED&tanggal=" + TestBranch.DAY);
    form.choose("08.45–09.15 WIB").press("Lanjut");
    form.type("NIK", TestPeople.nik(5)).type("Nomor KPJ", "00000000005");
    form.type("Nama lengkap", "Siti Rahmawati").type("Nomor HP", "081200000005");
    form.forge("near", "1").press("Lanjut").press("Pesan antrean");
    assertThat(form.heading()).isEqualTo("Antrean Anda sudah tercatat");
    return form.address().replaceFirst("/t/", "").replaceFirst("[?].*", "");
  }

  private static void checkIn(Http floor, String code) {
    var booking = floor.get("/api/v1/bookings/" + code).json();
    var arrival = new JsonObject().put("token", booking.getString("checkInToken"));
    var path = "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins";
    assertThat(floor.post(path, arrival.put("confirm", true)).status()).isLessThan(300);
  }

  private static void call(Http floor, int counter) {
    var path = "/api/v1/counters/" + TestBranch.BRANCH + "-" + counter + "/calls";
    assertThat(floor.post(path, new JsonObject()).status()).isEqualTo(201);
  }

  private static void heard(Nodes nodes) throws InterruptedException {
    for (int i = 0;
        i < 200 && !text(nodes, "SELECT count(*)::text FROM event WHERE NOT heard").equals("0");
        i++) {
      Thread.sleep(100);
    }
  }

  /** Number and people in front, of everybody who got the message. */
  private static String near(Nodes nodes) {
    return text(
        nodes,
        """
        SELECT coalesce(string_agg(b.number || ' ' || (m.data ->> 'ahead'), ', '), '')
        FROM message m JOIN booking b ON b.id = m.booking_id WHERE m.template = 'NEAR'
        """);
  }

  private static String text(Nodes nodes, String sql) {
    return nodes.database().first(row -> row.getString(0), sql).orElseThrow();
  }

  private static String received(Http anybody) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      var mailbox = anybody.get("/mailbox").body();
      if (mailbox.contains("orang lagi di depan Anda")) {
        return mailbox;
      }
      Thread.sleep(100);
    }
    return "";
  }
}
