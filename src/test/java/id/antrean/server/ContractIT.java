package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.core.SealedColumn;
import id.antrean.http.Access;
import id.antrean.security.TestPins;
import id.antrean.testkit.Contract;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything that openapi.yaml documents is seen to be answered, and nothing else is: {@link
 * Contract} looks at every answer that passes. 429 and 503 are seen in OverloadIT.
 */
class ContractIT {
  private static final String BRANCH = "/api/v1/branches/" + TestBranch.BRANCH;
  private static final String COUNTER = "/api/v1/counters/" + TestBranch.BRANCH + "-";
  private static final JsonObject NOTHING = new JsonObject();

  private static final KnownDigits digits = new KnownDigits();
  private static Nodes nodes;
  private static Http guest;
  private static Http admin;
  private static Http guard;
  private static Wire wire;
  private static long slot;
  private static long other;
  private static long full;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(digits, 1, "ANTREAN_CLOCK", "2026-11-24T08:20:00+07:00");
    TestBranch.branch(nodes.database(), 3);
    nodes.main(0).rooms().branches().reload();
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:30", 20, 1);
    other = TestBranch.slot(nodes.database(), "ONLINE", "10:30", 20, 21);
    full = TestBranch.slot(nodes.database(), "ONLINE", "11:00", 0, 41);
    guest = nodes.http(0);
    admin = guest.as("admin");
    guard = guest.as("guard");
    wire = nodes.wire(0);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void theTableOfRoutesAndTheContractNameTheSameForTheSamePeople() {
    var served =
        StreamSupport.stream(Access.load().rules().spliterator(), false)
            .filter(rule -> rule.path().startsWith("/api/v1/"))
            .collect(
                Collectors.toMap(rule -> rule.method() + " " + rule.path(), Access.Rule::roles));
    assertThat(served.keySet()).containsExactlyInAnyOrderElementsOf(Contract.routes());
    served.forEach(
        (route, roles) -> {
          var stated =
              Contract.roles(route).stream()
                  .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                  .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
          assertThat(stated).as(route).isEqualTo(roles);
        });
  }

  @Test
  void everyDocumentedAnswerIsGivenAndNoOther() {
    Contract.forget();
    branches();
    var code = bookings();
    lostNumbers();
    phones();
    session();
    arrivals(code);
    passes();
    trail();
    notices();
    calling();
    configuration();
    proposals();
    offices();
    files();
    refusals();
    var missing = new TreeSet<>(Contract.documented());
    missing.removeAll(Contract.seen());
    missing.removeIf(what -> what.endsWith(" 429") || what.endsWith(" 503"));
    assertThat(missing).as("documented, but never seen").isEmpty();
  }

  private void branches() {
    expect(200, guest.get("/api/v1/openapi.yaml"));
    expect(200, guest.get("/api/v1/regions"));
    expect(200, guest.get("/api/v1/branches?q=semarang"));
    expect(200, guest.get("/api/v1/branches/semarang-pemuda"));
    expect(200, guest.get("/api/v1/branches/banyuasin-pangkalan-balai"));
    var slots = BRANCH + "/slots?lane=ONLINE&days=3";
    var list = expect(200, guest.get(slots)).header("ETag");
    expect(304, wire.send("GET", slots, "", "If-None-Match: " + list));
    var etag = expect(200, guest.get(BRANCH + "/board")).header("ETag");
    expect(304, wire.send("GET", BRANCH + "/board", "", "If-None-Match: " + etag));
    expect(200, wire.send("GET", BRANCH + "/board/stream", ""));
    var captcha = expect(201, guest.send("POST", "/api/v1/captchas", null, null)).json();
    expect(200, guest.get(captcha.getString("audioUrl")));
  }

  /** Answers the code of a booking that is open. */
  private String bookings() {
    var key = UUID.randomUUID().toString();
    var path = "/api/v1/bookings";
    var wish = TestPeople.wish(1, slot).put("email", "siti@example.org").put("reason", "RESIGNED");
    var code = expect(201, guest.post(path, wish, key)).json().getString("code");
    expect(201, guest.post(path, wish, key));
    expect(422, "request_key_reused", guest.post(path, TestPeople.wish(2, slot), key));
    expect(404, "unknown_slot", guest.post(path, TestPeople.wish(2, 999_999)));
    expect(409, "cannot_book", guest.post(path, TestPeople.wish(1, other)));
    expect(409, "slot_full", guest.post(path, TestPeople.wish(2, full)));
    var pass = TestBranch.slot(nodes.database(), "E_KLAIM", "11:00", 5, 1);
    expect(409, guest.post(path, TestPeople.wish(2, pass).put("service", "E_KLAIM_VERIFICATION")));

    var one = path + "/" + code;
    expect(200, guest.get(one));
    expect(200, guest.patch(one, slot(other)));
    expect(409, "slot_full", guest.patch(one, slot(full)));
    expect(200, guest.send("PATCH", one, slot(slot), key + "-move"));
    expect(422, guest.send("PATCH", one, slot(other), key + "-move"));

    expect(202, guest.post(one + "/messages", null));
    expect(422, guest.post(one + "/messages", null, key + "-move"));

    expect(200, wire.send("GET", one + "/stream", ""));

    var second = guest.post(path, TestPeople.wish(3, slot)).json().getString("code");
    var again = path + "/" + second + "/rebookings";
    expect(404, "unknown_slot", guest.post(again, slot(999_999)));
    expect(409, "slot_full", guest.post(again, slot(full)));
    expect(201, guest.post(again, slot(other), key + "-again"));
    expect(422, guest.post(again, slot(slot), key + "-again"));
    expect(200, guest.delete(path + "/" + second));
    expect(200, guest.delete(path + "/" + second));
    expect(409, "not_allowed_now", guest.post(path + "/" + second + "/messages", null));
    expect(409, "not_allowed_now", guest.patch(path + "/" + second, slot(slot)));
    expect(409, "not_allowed_now", guest.post(again, slot(slot)));
    expect(409, "not_allowed_now", guest.get(path + "/" + second + "/stream"));
    expect(422, guest.send("DELETE", one, null, key + "-move"));
    return code;
  }

  private void lostNumbers() {
    var captcha = guest.send("POST", "/api/v1/captchas", null, null).json();
    var solved = new JsonObject().put("id", captcha.getString("id")).put("answer", digits.answer());
    var who = new JsonObject().put("nik", TestPeople.nik(1)).put("phone", "081200000001");
    expect(202, guest.post("/api/v1/lost-numbers", who.put("captcha", solved)));
    expect(409, "captcha_used", guest.post("/api/v1/lost-numbers", who));
  }

  private void phones() {
    var path = "/api/v1/phones";
    var captcha = guest.send("POST", "/api/v1/captchas", null, null).json();
    var solved = new JsonObject().put("id", captcha.getString("id")).put("answer", digits.answer());
    var who = new JsonObject().put("phone", "081234567890").put("captcha", solved);
    var key = UUID.randomUUID().toString();
    var id = expect(202, guest.post(path, who, key)).json().getString("id");
    expect(422, guest.post(path, who.copy().put("phone", "081234567891"), key));
    expect(409, "captcha_used", guest.post(path, who));
    expect(400, guest.post(path, who.copy().put("email", "siti@contoh.id")));
    expect(429, guest.post(path, new JsonObject().put("id", id)));
    var proof = path + "/" + id + "/proof";
    var pin = TestPins.digits(nodes, id);
    expect(400, guest.post(proof, new JsonObject().put("pin", "12")));
    expect(409, "pin_wrong", guest.post(proof, new JsonObject().put("pin", TestPins.wrong(pin))));
    expect(200, guest.post(proof, new JsonObject().put("pin", pin)));
    expect(410, "pin_over", guest.post(proof, new JsonObject().put("pin", pin)));
    expect(410, "pin_over", guest.post(path, new JsonObject().put("id", id)));
  }

  private void session() {
    var right = new JsonObject().put("username", "officer").put("password", Nodes.PASSWORD);
    var wrong = right.copy().put("password", "wrong");
    expect(401, "sign_in_failed", guest.send("POST", "/api/v1/session", wrong, null));
    expect(201, guest.send("POST", "/api/v1/session", right, null));
    unlocking(right.copy().put("pin", "2580"));
    people();
    code();
    var officer = guest.as("officer");
    expect(200, officer.get("/api/v1/session"));
    expect(204, officer.send("POST", "/api/v1/session/lock", null, null));
    expect(200, officer.get("/api/v1/session"));
    expect(204, officer.delete("/api/v1/session"));
  }

  private void people() {
    var path = "/api/v1/staff";
    var wish = Contract.requestExamples("POST", "/api/v1/staff").getFirst();
    expect(200, admin.get(path));
    expect(201, admin.post(path, wish));
    expect(409, "username_taken", admin.post(path, wish));
    var out = new JsonObject().put("disabled", true);
    expect(200, admin.patch(path + "/budi.s", out));
    expect(409, "last_admin", admin.patch(path + "/admin", out));
    expect(200, admin.patch(path + "/budi.s", new JsonObject().put("disabled", false)));
    expect(200, admin.post(path + "/budi.s/unlock", null));
    expect(200, admin.delete(path + "/budi.s/sessions"));
    var key = unused();
    var given = expect(200, admin.post(path + "/budi.s/password", null, key)).json();
    var browser = guest.browser();
    var old = given.getString("password");
    var who = new JsonObject().put("username", "budi.s").put("password", old);
    var token = browser.send("POST", "/api/v1/session", who, null).json().getString("csrfToken");
    var change = new JsonObject().put("old", old).put("new", "kuda hitam di pasar senen");
    expect(204, browser.with(token).patch("/api/v1/session/password", change));
    expect(409, "password_used", admin.post(path + "/budi.s/password", null, key));
  }

  /** Of somebody whose second factor was set up on its page. */
  private void code() {
    TestBranch.staff(nodes.database(), Role.GUARD, TestBranch.BRANCH, "guard-code");
    var sealed = nodes.main(0).rooms().sealed();
    var id =
        nodes
            .database()
            .first(r -> r.getUUID("id"), "SELECT id FROM account WHERE username = 'guard-code'")
            .orElseThrow();
    nodes
        .database()
        .update(
            "UPDATE account SET totp_secret = $2, totp_since = now() WHERE id = $1",
            id,
            SealedColumn.ACCOUNT_TOTP.seal(sealed, "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", id));
    nodes
        .database()
        .update(
            "INSERT INTO recovery_code (account_id, code_hash) VALUES ($1, $2)",
            id,
            sealed.hash("recovery-code", id + "\n7h2kq-x9dm4"));
    var staff = guest.as("guard-code");
    expect(401, "code_needed", staff.get("/api/v1/session"));
    var path = "/api/v1/session/code";
    expect(401, "code_wrong", staff.post(path, new JsonObject().put("code", "aaaaa-aaaaa")));
    expect(200, staff.post(path, new JsonObject().put("code", "7h2kq-x9dm4")));
    expect(200, staff.get("/api/v1/session"));
  }

  private void unlocking(JsonObject withPin) {
    var desk = guest.browser();
    expect(201, desk.send("POST", "/api/v1/session", withPin, null));
    var path = "/api/v1/session/unlock";
    expect(401, "pin_wrong", desk.send("POST", path, new JsonObject().put("pin", "9999"), null));
    expect(200, desk.send("POST", path, new JsonObject().put("pin", "2580"), null));
  }

  private void arrivals(String code) {
    expect(200, admin.get(BRANCH + "/figures"));
    expect(200, admin.get(BRANCH + "/numbers?number=B-031"));
    var given = expect(201, admin.post(BRANCH + "/tickets", service("JHT"))).json();
    expect(200, guest.get("/api/v1/tickets/by-token/" + given.getString("token")));
    expect(200, admin.get(BRANCH + "/tickets"));
    expect(200, admin.get(BRANCH + "/tickets?state=CALLED"));
    var expired = new JsonObject().put("reference", "EK-1").put("approvedOn", "2026-01-05");
    var eKlaim = service("E_KLAIM_VERIFICATION").put("lane", "E_KLAIM").put("claim", expired);
    expect(409, "pass_expired", admin.post(BRANCH + "/tickets", eKlaim));

    var booking = guest.get("/api/v1/bookings/" + code).json();
    var number = new JsonObject().put("number", booking.getString("number"));
    var verdict = expect(200, admin.post(BRANCH + "/check-ins", number)).json();
    assertThat(verdict.getJsonObject("person").getString("phoneTail")).hasSize(4);
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    moves(token.copy());
    var nobodys = new JsonObject().put("nik", TestPeople.nik(99)).put("reason", "KTP");
    expect(200, admin.post(BRANCH + "/freed-niks", nobodys));
    var ticket =
        expect(200, admin.post(BRANCH + "/check-ins", token.put("confirm", true)))
            .json()
            .getJsonObject("ticket");
    expect(200, guest.get("/api/v1/bookings/" + code));
    expect(200, admin.get("/api/v1/tickets/" + ticket.getString("id") + "/person"));
    expect(409, "not_allowed_now", guest.delete("/api/v1/bookings/" + code));
  }

  private void trail() {
    for (var path : List.of("/api/v1/audit", "/api/v1/audit/check")) {
      expect(200, admin.get(path));
      expect(400, "invalid_input", admin.get(path + "?branch=" + "x".repeat(99)));
      expect(401, "not_signed_in", guest.get(path));
      expect(403, "forbidden", guard.get(path));
      expect(404, "unknown_branch", admin.get(path + "?branch=nowhere"));
    }
  }

  private void notices() {
    var many = BRANCH + "/notices";
    var wish = Contract.requestExamples("POST", "/api/v1/branches/{branch}/notices").getFirst();
    var used = unused();
    var id = expect(201, admin.post(many, wish, used)).json().getString("id");
    expect(422, admin.send("DELETE", "/api/v1/notices/" + id, null, used));
    for (int i = 1; i < 10; i++) {
      expect(201, admin.post(many, wish));
    }
    expect(409, "notices_many", admin.post(many, wish));
    expect(204, admin.delete("/api/v1/notices/" + id));
    var all = Contract.requestExamples("POST", "/api/v1/notices").getFirst();
    expect(404, "not_found", admin.post("/api/v1/notices", all.copy().put("region", "nowhere")));
    for (int i = 0; i < 10; i++) {
      expect(201, admin.post("/api/v1/notices", all));
    }
    expect(409, "notices_many", admin.post("/api/v1/notices", all));
  }

  private void passes() {
    var path = BRANCH + "/passes";
    var wish = Contract.requestExamples("POST", "/api/v1/branches/{branch}/passes").getFirst();
    expect(201, admin.post(path, wish));
    var other = wish.copy().put("nik", TestPeople.nik(1));
    expect(409, "claim_of_another", admin.post(path, other));
    expect(200, admin.get(BRANCH + "/bookings?date=2026-11-24"));
    expect(200, admin.get(BRANCH + "/bookings?q=b-001"));
  }

  private void moves(JsonObject token) {
    var key = UUID.randomUUID().toString();
    var path = BRANCH + "/moves";
    expect(409, "slot_full", admin.post(path, token.copy().mergeIn(slot(full))));
    expect(200, admin.post(path, token.copy().mergeIn(slot(other)), key));
    expect(422, admin.post(path, token.copy().mergeIn(slot(slot)), key));
    expect(200, admin.post(path, token.copy().mergeIn(slot(slot))));
  }

  private void calling() {
    expect(200, admin.get(BRANCH + "/counters"));
    expect(200, admin.patch(COUNTER + "3", new JsonObject().put("open", false)));
    expect(409, "counter_closed", admin.post(COUNTER + "3/calls", NOTHING));
    var path = "/api/v1/tickets/" + called() + "/";
    for (var step : List.of("recalls", "service", "hold", "return")) {
      expect(200, admin.post(path + step, null));
    }
    var reason = new JsonObject().put("reason", "uji");
    expect(200, admin.post(path + "transfers", reason.copy().put("service", "GENERAL")));
    path = "/api/v1/tickets/" + called() + "/";
    expect(200, guest.get(BRANCH + "/board"));
    expect(200, admin.post(path + "service", null));
    expect(200, admin.post(path + "completion", null));
    for (var step : List.of("recalls", "service", "hold", "return", "completion", "absence")) {
      expect(409, "not_allowed_now", admin.post(path + step, null));
    }
    expect(409, "not_allowed_now", admin.post(path + "transfers", reason.put("lane", "PRIORITY")));
    expect(200, admin.post(path + "undo", null));
    expect(200, admin.post(path + "completion", null));
    var taken = admin.post(BRANCH + "/tickets", service("JHT")).json().getString("id");
    expect(200, admin.post("/api/v1/tickets/" + taken + "/undo", null));
    expect(409, "not_allowed_now", admin.post("/api/v1/tickets/" + taken + "/undo", null));
    admin.post(BRANCH + "/tickets", service("JHT"));
    path = "/api/v1/tickets/" + called() + "/";
    expect(200, admin.post(path + "absence", null));
    expect(200, admin.post(path + "undo", null));
  }

  private void offices() {
    var wish = Contract.requestExamples("POST", "/api/v1/branches").getFirst();
    expect(201, admin.post("/api/v1/branches", wish));
    expect(409, "branch_taken", admin.post("/api/v1/branches", wish));
  }

  private void files() {
    var file = "id;telepon\nsurakarta;0271-736637\nx;\n".getBytes(StandardCharsets.UTF_8);
    var path = "/api/v1/imports/branches";
    expect(200, admin.csv(path + "?dryRun=true", file, unused()));
    var used = unused();
    expect(200, admin.send("PATCH", COUNTER + "2", new JsonObject().put("open", true), used));
    var right = "id;telepon\nsurakarta;0271-736637\n".getBytes(StandardCharsets.UTF_8);
    expect(422, admin.csv(path, right, used));
    expect(200, admin.get("/api/v1/exports/holidays"));
  }

  /** Last of all, for it takes places away. */
  private void configuration() {
    expect(200, admin.patch(BRANCH, new JsonObject().put("phone", "024-11111").put("reason", "x")));
    var late = new JsonObject().put("phone", "024-22222").put("version", 0);
    expect(409, "conflict", admin.patch(BRANCH, late));
    var policy = expect(200, admin.get(BRANCH + "/policy")).json();
    policy.getJsonArray("lanes").getJsonObject(0).put("turns", 2);
    expect(200, admin.put(BRANCH + "/policy", policy));
    policy.getJsonArray("lanes").getJsonObject(0).put("turns", 3);
    expect(409, "conflict", admin.put(BRANCH + "/policy", policy));
    expect(200, admin.get(BRANCH + "/quota-pattern"));
    quotas(
        "/quota-pattern", new JsonArray().add(slotPattern("MONDAY")).add(slotPattern("TUESDAY")));
    quotas(
        "/quotas/" + TestBranch.DAY,
        new JsonArray()
            .add(new JsonObject().put("lane", "ONLINE").put("start", "11:00").put("quota", 3)));
  }

  private void proposals() {
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "usul");
    var asks = guest.as("supervisor-usul");
    var first = expect(202, asks.patch(BRANCH, new JsonObject().put("address", "Jl. Usul 1")));
    var policy = admin.get(BRANCH + "/policy").json();
    policy.getJsonArray("lanes").getJsonObject(0).put("turns", 4);
    expect(202, asks.put(BRANCH + "/policy", policy));
    expect(202, asks.put(BRANCH + "/quota-pattern", new JsonArray().add(slotPattern("WEDNESDAY"))));
    var list = expect(200, admin.get("/api/v1/proposals?state=WAITING"));
    assertThat(list.array()).hasSize(3);
    var decided = "/api/v1/proposals/" + first.json().getString("proposal");
    var no = new JsonObject().put("approve", false).put("why", "Belum perlu");
    expect(200, admin.post(decided + "/decision", no));
    expect(409, "proposal_decided", admin.post(decided + "/decision", no));
    expect(409, "proposal_decided", asks.delete(decided));
    var open = "/api/v1/proposals/" + list.array().getJsonObject(0).getString("id");
    var used = unused();
    expect(200, admin.send("PATCH", COUNTER + "2", new JsonObject().put("open", true), used));
    expect(422, admin.post(open + "/decision", no, used));
    expect(403, asks.post(open + "/decision", no));
    expect(422, asks.send("DELETE", open, null, usedBy(asks)));
    expect(204, asks.delete(open));
    expect(404, admin.delete("/api/v1/proposals/999999"));
  }

  private static String usedBy(Http who) {
    var used = unused();
    expect(200, who.send("PATCH", COUNTER + "2", new JsonObject().put("open", true), used));
    return used;
  }

  private static JsonObject slotPattern(String weekday) {
    return new JsonObject()
        .put("weekday", weekday)
        .put("lane", "ONLINE")
        .put("start", "11:00")
        .put("end", "11:30")
        .put("quota", 2);
  }

  /** Arrays, which the examples of bodies for refusals leave out. */
  private void quotas(String path, JsonArray body) {
    expect(200, admin.put(BRANCH + path, body));
    expect(409, "conflict", admin.put(BRANCH + path + "?version=0", new JsonArray()));
    var used = unused();
    expect(200, admin.send("PATCH", COUNTER + "2", new JsonObject().put("open", true), used));
    expect(422, admin.put(BRANCH + path, body, used));
    expect(401, guest.put(BRANCH + path, body));
    expect(403, guard.put(BRANCH + path, body));
    expect(404, admin.put("/api/v1/branches/tidak-ada" + path, body));
  }

  /** Calls the next visitor to counter 1. */
  private String called() {
    var call = expect(201, admin.post(COUNTER + "1/calls", NOTHING)).json();
    return call.getJsonObject("ticket").getString("id");
  }

  /** What any operation may be refused for, tried on each that documents it. */
  private void refusals() {
    var used = unused();
    expect(200, admin.send("PATCH", COUNTER + "2", new JsonObject().put("open", true), used));
    var ticket = admin.post(BRANCH + "/tickets", service("JHT")).json().getString("id");
    for (var route : Contract.routes()) {
      var method = route.split(" ")[0];
      var template = route.split(" ")[1];
      var path =
          template
              .replace("{branch}", TestBranch.BRANCH)
              .replace("{counter}", TestBranch.BRANCH + "-1")
              .replace("{ticket}", ticket)
              .replace("{username}", "officer")
              .replaceAll("\\{.*?}", "tidak-ada");
      var body = body(method, template);
      wire.send(method, path + "?q=%ZZ", "");
      if (!method.equals("GET")) {
        wire.send(method, path, "x".repeat(1 << 20));
        wire.send(method, path, "", "Origin: https://elsewhere.example");
      }
      if (!path.endsWith("/session") && !path.endsWith("/stream")) {
        guard.send(method, path, body, unused());
        admin.send(method, path, body, used);
      }
      if (!path.endsWith("/stream")) {
        guest.send(method, path, body, unused());
      }
      if (template.contains("{")) {
        admin.send(method, template.replaceAll("\\{.*?}", "tidak-ada"), body, unused());
      }
    }
  }

  private static JsonObject body(String method, String template) {
    if (template.endsWith("/tickets")) {
      return method.equals("POST") ? service("JHT") : null;
    }
    var examples = Contract.requestExamples(method, template);
    return examples.isEmpty() ? null : examples.getFirst();
  }

  private static JsonObject service(String code) {
    return new JsonObject().put("service", code);
  }

  private static JsonObject slot(long id) {
    return new JsonObject().put("slot", Long.toString(id));
  }

  private static String unused() {
    return UUID.randomUUID().toString();
  }

  private static Answer expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static void expect(int status, String code, Answer answer) {
    assertThat(expect(status, answer).code()).isEqualTo(code);
  }
}
