package id.antrean.house;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.hazelcast.map.IMap;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One person goes through the whole program; afterwards nobody finds the person in its traces. */
class CanaryIT {
  private static final String NIK = "3374010101907777";
  private static final String KPJ = "77665544332";
  private static final String NAME = "Kanarina Zebrawati";
  private static final String PHONE = "81234567077";
  private static final String EMAIL = "kanarina@contoh.id";
  private static final String CLAIM = "EK-KANARI-777";
  private static final String DAY = "/api/v1/branches/semarang-pemuda";

  @Test
  void aPersonLeavesNoTraceInLogsMemoryColumnsAddressesOrFigures() throws Exception {
    try (var logs = Logs.capture(Level.DEBUG, "id.antrean", "io.vertx", "com.hazelcast");
        var nodes = Nodes.start(2, "ANTREAN_LIMITS", "on")) {
      var code = visit(nodes);
      var traces = new ArrayList<>(logs.lines().toList());
      assertThat(traces).as("the debug log was really heard").isNotEmpty();
      traces.addAll(hazelcast(nodes));
      traces.addAll(rows(nodes));
      traces.add(metrics(nodes));
      traces.add(nodes.http(0).get(DAY + "/board").body());
      var text = String.join("\n", traces);
      for (var secret : List.of(NIK, KPJ, NAME, PHONE, EMAIL, CLAIM, code)) {
        assertThat(text).doesNotContain(secret, hex(secret), base64(secret));
      }
    }
  }

  /** Books, is refused, moves, comes, is seen by an officer and called; messages go out. */
  private static String visit(Nodes nodes) throws Exception {
    var http = nodes.http(0);
    var slots = nodes.http(1).get(DAY + "/slots?days=3").array();
    var wish =
        new JsonObject()
            .put("nik", NIK)
            .put("kpj", new JsonArray().add(KPJ))
            .put("name", NAME)
            .put("phone", "0" + PHONE)
            .put("email", EMAIL)
            .put("service", "JHT")
            .put("reason", "RESIGNED")
            .put("slot", slots.getJsonObject(0).getString("id"));
    var booked = http.post("/api/v1/bookings", wish);
    assertThat(booked.status()).isEqualTo(201);
    var code = booked.json().getString("code");
    assertThat(nodes.http(1).post("/api/v1/bookings", wish).code()).isEqualTo("cannot_book");
    assertThat(http.post("/api/v1/bookings", wish.copy().put("nik", "12")).status()).isEqualTo(400);
    var pass =
        new JsonObject()
            .put("nik", NIK)
            .put("reference", CLAIM)
            .put("firstDay", "2026-11-23")
            .put("lastDay", "2026-12-02")
            .put("reason", "uji");
    assertThat(http.as("supervisor").post(DAY + "/passes", pass).status()).isEqualTo(201);
    var other = new JsonObject().put("slot", slots.getJsonObject(2).getString("id"));
    assertThat(http.patch("/api/v1/bookings/" + code, other).status()).isEqualTo(200);
    http.get("/t/" + code);
    var guard = nodes.http(1).as("guard");
    var person = new JsonObject().put("nik", NIK).put("phone", "0" + PHONE);
    guard.post(DAY + "/check-ins", person);
    var seen = guard.post(DAY + "/check-ins", person.copy().put("confirm", true));
    assertThat(seen.status()).isEqualTo(200);
    var ticket = seen.json().getJsonObject("ticket").getString("id");
    var officer = nodes.http(0).as("officer");
    assertThat(officer.get("/api/v1/tickets/" + ticket + "/person").body()).contains(NIK);
    var second = new JsonObject().put("service", "GENERAL").put("phone", "0" + PHONE);
    second.put("outsideHours", true); // it is seven in the morning
    assertThat(guard.post(DAY + "/tickets", second).code()).isEqualTo("already_waiting");
    guard.post(DAY + "/tickets", second.put("again", true));
    assertThat(officer.get(DAY + "/bookings?q=" + PHONE).array()).isNotEmpty();
    assertThat(officer.get(DAY + "/bookings?q=zebrawati").array()).isNotEmpty();
    own(http.as("supervisor"), "/staf/kantor/semarang-pemuda/data");
    var free = new JsonObject().put("nik", NIK).put("reason", "KTP");
    assertThat(officer.post(DAY + "/freed-niks", free).status()).isEqualTo(200);
    guard.post("/api/v1/counters/semarang-pemuda-1/calls", new JsonObject());
    for (int i = 0; i < 100 && !http.get("/mailbox").body().contains(PHONE); i++) {
      Thread.sleep(100);
    }
    assertThat(http.get("/mailbox").body() + nodes.http(1).get("/mailbox").body())
        .as("the messages really went out")
        .contains(PHONE);
    return code;
  }

  /** The person is shown what is stored of them. */
  private static void own(Http supervisor, String data) {
    var csrf = Form.hidden(supervisor.get(data), "csrf");
    assertThat(supervisor.form(data, "csrf", csrf, "nik", NIK, "shown", "KTP").body())
        .contains(NAME, "0" + PHONE);
  }

  private static List<String> hazelcast(Nodes nodes) {
    var found = new ArrayList<String>();
    for (var object : nodes.main(0).rooms().cluster().hazelcast().getDistributedObjects()) {
      if (object instanceof IMap<?, ?> map) {
        map.forEach((key, value) -> found.add(text(key) + " " + text(value)));
      }
    }
    assertThat(found).as("limits and counters were really in use").isNotEmpty();
    return found;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1) + HexFormat.of().formatHex(bytes)
        : String.valueOf(value);
  }

  /** Every row of every table as PostgreSQL prints it; bytes come in hex. */
  private static List<String> rows(Nodes nodes) {
    var db = nodes.database();
    var found = new ArrayList<String>();
    var tables =
        db.list(
            row -> row.getString(0),
            """
            SELECT table_name::text FROM information_schema.tables
            WHERE table_schema = 'public' AND table_name NOT IN ('slot', 'slot_pattern', 'branch_day',
              'lane_day')
            """);
    for (var table : tables) {
      found.addAll(db.list(row -> row.getString(0), "SELECT t::text FROM " + table + " t"));
    }
    assertThat(tables).contains("booking", "ticket", "event", "message", "audit");
    return found;
  }

  private static String metrics(Nodes nodes) throws IOException {
    var address = "http://127.0.0.1:" + nodes.main(0).managementPort() + "/metrics";
    try (var in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hex(String secret) {
    return HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(String secret) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }
}
