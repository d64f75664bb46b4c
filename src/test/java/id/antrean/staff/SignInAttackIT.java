package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Wire;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sixty accounts, two hundred addresses that try them, and their owners in the morning. */
class SignInAttackIT {
  private static final int ACCOUNTS = 60;
  private static final int ADDRESSES = 200;
  private static Nodes nodes;
  private static Wire wire;

  @BeforeAll
  static void start() {
    nodes =
        Nodes.start(
            new KnownDigits(), 1, "ANTREAN_TRUSTED_PROXIES", "127.0.0.1", "ANTREAN_LIMITS", "on");
    wire = nodes.wire(0);
    nodes
        .database()
        .update(
            """
            INSERT INTO account (id, username, password_hash, role, branch_id, created_at)
            SELECT gen_random_uuid(), name || i, password_hash, role, branch_id, created_at
            FROM account, generate_series(1, $1) AS i, (VALUES ('staff'), ('few')) AS n(name)
            WHERE username = 'guard'
            """,
            ACCOUNTS);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void whoeverAttacksManyNamesFromEverywhereKeepsNoOwnerFromTheirOwnDevice() {
    attack("few", 15, 50, "198.51.100.6", "192.0.2.");
  }

  @Test
  @Tag("long")
  void whoeverAttacksAllNamesFromEverywhereKeepsNoOwnerFromTheirOwnDevice() {
    attack("staff", ACCOUNTS, ADDRESSES, "198.51.100.7", "203.0.113.");
  }

  private static void attack(
      String names, int accounts, int addresses, String office, String elsewhere) {
    var devices =
        IntStream.rangeClosed(1, accounts)
            .mapToObj(i -> device(signIn(names + i, Nodes.PASSWORD, office, "")))
            .toList();
    int looked = 0;
    for (int address = 1; address <= addresses; address++) {
      for (int tries = 0; tries < 6; tries++) {
        var name = names + (1 + (address * 7 + tries) % accounts);
        looked += signIn(name, "wrong", elsewhere + address, "").status() == 401 ? 1 : 0;
      }
    }
    assertThat(looked).as("passwords that were compared").isLessThanOrEqualTo(accounts * 21);
    // Also those who sit behind the office's own address are no way to keep its people out.
    for (int tries = 0; tries < 210; tries++) {
      signIn(names + (1 + tries % accounts), "wrong", office, "");
    }
    assertThat(signIn(names + 1, Nodes.PASSWORD, office, "").status()).isEqualTo(429);
    for (int i = 1; i <= accounts; i++) {
      var answer = signIn(names + i, Nodes.PASSWORD, office, devices.get(i - 1));
      assertThat(answer.status()).as(names + i).isEqualTo(201);
    }
  }

  @Test
  void aNewDeviceIsSlowedDuringAnAttackAndNotLockedOut() {
    for (int address = 1; address <= 40; address++) {
      signIn("officer", "wrong", "203.0.113." + address, "");
    }
    var slowed = signIn("officer", Nodes.PASSWORD, "198.51.100.8", "");
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 30);
  }

  @Test
  void oneAddressThatIsRefusedUsesUpNoTriesOfTheName() {
    for (int tries = 0; tries < 60; tries++) {
      signIn("few60", "wrong", "203.0.113.60", "");
    }
    assertThat(signIn("few60", Nodes.PASSWORD, "198.51.100.60", "").status()).isEqualTo(201);
  }

  @Test
  void aHandfulOfAddressesKeepNoOwnerOffANewDevice() {
    for (int tries = 0; tries < 45; tries++) {
      signIn("few57", "wrong", "203.0.113." + (61 + tries % 3), "");
    }
    assertThat(signIn("few57", Nodes.PASSWORD, "198.51.100.57", "").status()).isEqualTo(201);
    for (int line = 0; line < 45; line++) {
      signIn("few56", "wrong", "2001:db8:77:" + Integer.toHexString(line) + "::1", "");
    }
    assertThat(signIn("few56", Nodes.PASSWORD, "198.51.100.56", "").status()).isEqualTo(201);
  }

  /** A try counts when a password was compared, not when there was no time for it. */
  @Test
  void aFloodOfSignInsKeepsNoKnownDeviceWaiting() throws InterruptedException {
    var device = device(signIn("few59", Nodes.PASSWORD, "198.51.100.59", ""));
    flood(
        20,
        () -> {
          for (int tries = 0; tries < 2; tries++) {
            var known = signIn("few59", Nodes.PASSWORD, "198.51.100.59", device);
            assertThat(known.status()).as(known.body()).isEqualTo(201);
          }
        });
  }

  @Test
  @Tag("long")
  void aFloodOfSignInsLocksNobodyWhomItKeepsWaiting() throws InterruptedException {
    flood(
        60,
        () -> {
          for (int tries = 0; tries < 12; tries++) {
            var anywhere = signIn("few58", Nodes.PASSWORD, "198.51.100.58", "");
            assertThat(anywhere.status()).as(anywhere.body()).isIn(201, 503);
          }
        });
    assertThat(signIn("few58", Nodes.PASSWORD, "198.51.100.58", "").status()).isEqualTo(201);
  }

  private static void flood(int senders, Runnable meanwhile) throws InterruptedException {
    var flooding = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int sender = 0; sender < senders; sender++) {
          var name = "nobody" + sender;
          var address = "2001:db8:" + sender + "::1";
          threads.submit(
              () -> {
                while (flooding.get()) {
                  signIn(name, "wrong", address, "");
                }
              });
        }
        meanwhile.run();
      } finally {
        flooding.set(false);
      }
    }
  }

  @Test
  void aDeviceIsKnownForTheNamesThatSignedInOnItAndNoOther() {
    var device = device(signIn("supervisor", Nodes.PASSWORD, "198.51.100.9", ""));
    var both = device(signIn("guard", Nodes.PASSWORD, "198.51.100.9", device));
    for (int tries = 0; tries < 6; tries++) {
      signIn("admin", "wrong", "198.51.100.9", both);
    }
    assertThat(signIn("admin", Nodes.PASSWORD, "198.51.100.9", both).code()).isEqualTo("locked");
    for (var name : new String[] {"supervisor", "guard"}) {
      for (int tries = 0; tries < 6; tries++) {
        signIn(name, "wrong", "198.51.100.9", "");
      }
      assertThat(signIn(name, Nodes.PASSWORD, "198.51.100.9", "").code()).isEqualTo("locked");
      assertThat(signIn(name, Nodes.PASSWORD, "198.51.100.9", both).status()).isEqualTo(201);
    }
  }

  @Test
  void aDeviceThatGuessesIsLockedLikeAnyAddress() {
    var device = device(signIn("guard", Nodes.PASSWORD, "198.51.100.10", ""));
    for (int tries = 0; tries < 5; tries++) {
      assertThat(signIn("guard", "wrong", "198.51.100.10", device).code())
          .isEqualTo("sign_in_failed");
    }
    assertThat(signIn("guard", Nodes.PASSWORD, "198.51.100.10", device).code()).isEqualTo("locked");
  }

  @Test
  void aMadeUpCookieMakesNoDeviceKnown() {
    var made = KnownDevices.COOKIE + "=" + "A".repeat(22) + "." + "B".repeat(22);
    for (int tries = 0; tries < 6; tries++) {
      signIn("supervisor", "wrong", "198.51.100.11", made);
    }
    assertThat(signIn("supervisor", Nodes.PASSWORD, "198.51.100.11", "").code())
        .isEqualTo("locked");
  }

  private static Answer signIn(String name, String password, String address, String cookie) {
    return wire.send(
        "POST",
        "/api/v1/session",
        new JsonObject().put("username", name).put("password", password).encode(),
        "Content-Type: application/json",
        "X-Forwarded-For: " + address,
        "Cookie: " + cookie);
  }

  private static String device(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(KnownDevices.COOKIE + "="))
        .map(cookie -> cookie.split(";")[0])
        .findFirst()
        .orElseThrow();
  }
}
