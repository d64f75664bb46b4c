package id.antrean.house;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Booking codes and passwords of settings never come to the log or the terminal. */
class SecretsIT {
  private static final String PASSWORD = "kata+kunci/kenari";
  private static final String ESCAPED = "kata%2Bkunci%2Fkenari";
  private static final String SMTP = "kenari-surat";
  private static final String SMS = "kenari-sms";
  private static final List<String> OF_SETTINGS = List.of(PASSWORD, ESCAPED, "kenari");

  @Test
  void neitherWhenRequestsAreBrokenNorWhenReceiversFail() throws Exception {
    var folder = Folders.fresh("secrets");
    try (var program =
        new Program(
            folder,
            "ANTREAN_DATABASE_URL",
            withPassword(ESCAPED),
            "ANTREAN_SMTP_URL",
            "smtp://antrean:" + SMTP + "@127.0.0.1:9",
            "ANTREAN_SMS_URL",
            "http://antrean:" + SMS + "@127.0.0.1:9/kirim?token=" + SMS,
            "ANTREAN_CAPTCHA",
            "none")) {
      program.untilReady();
      var code = booked(new Http(program.url()));
      for (var odd : odd(code)) {
        send(program, odd);
      }
      program.untilSaid("SMS: the receiver is away");
      program.untilSaid("EMAIL: the receiver is away");
      program.stop();
      assertThat(program.output()).contains("GET /api/v1/bookings/:code -> 404");
      assertThat(program.output() + program.errors())
          .doesNotContainIgnoringCase(code)
          .doesNotContain(OF_SETTINGS);
      assertThat(program.output().lines())
          .as("lines that a request made up")
          .noneMatch(line -> line.startsWith("forged"));
    } finally {
      Folders.delete(folder);
    }
  }

  @Test
  void norWhenAStartFails() {
    var folder = Folders.fresh("secrets");
    var unreadable = "postgresql://antrean:" + PASSWORD + "@127.0.0.1:9/antrean";
    for (var url :
        List.of(unreadable, unreadable.replace("/antrean", "/%zz"), withWrongPassword())) {
      try (var program = new Program(folder, "ANTREAN_DATABASE_URL", url)) {
        assertThat(program.exit()).isEqualTo(1);
        assertThat(program.errors()).contains("ANTREAN_DATABASE_URL").hasLineCount(1);
        assertThat(program.output() + program.errors()).doesNotContain(OF_SETTINGS);
      }
    }
    Folders.delete(folder);
  }

  /** As people, robots and attackers mistype and bend addresses with a code in it. */
  private static List<String> odd(String code) {
    return List.of(
        "GET /t/" + code + "%?x=% HTTP/1.1\r\n",
        "GET /t/" + code + "%zz HTTP/1.1\r\n",
        "GET /t/" + code + "?x=%zz HTTP/1.1\r\n",
        "GET /bahasa?bahasa=en&kembali=/t/" + code + "%00 HTTP/1.1\r\n",
        "GET /bahasa?bahasa=en&kembali=/t/" + code + "%0d%0aforged HTTP/1.1\r\n",
        "GET /api/v1/bookings/" + code + "%00 HTTP/1.1\r\n",
        "GET /api/v1/bookings/" + code + " HTTP/1.1\r\nRange: bytes=10-5\r\nExpect: 200-ok\r\n",
        "GET /t/" + code + " HTTP/9.9\r\n",
        "GET http://[/t/" + code + " HTTP/1.1\r\n",
        "GET /t/" + code + " HTTP/1.1\r\nX\u0000" + code + ": 1\r\n",
        "PATCH /api/v1/bookings/" + code + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz",
        "GET /t/" + code + "\r\n",
        "GET /t/" + code + " HTTP/1.1\r\n");
  }

  private static void send(Program program, String head) throws Exception {
    var url = URI.create(program.url());
    try (var socket = new Socket("127.0.0.1", url.getPort())) {
      socket.setSoTimeout(2_000);
      var request = head + "Host: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getInputStream().readAllBytes();
    } catch (IOException noAnswer) {
      // Only what is logged matters here.
    }
  }

  private static String booked(Http http) {
    var slots = http.get("/api/v1/branches/semarang-pemuda/slots?days=8").array();
    var last = slots.getJsonObject(slots.size() - 1).getString("id");
    var wish = TestPeople.wish(1, Long.parseLong(last)).put("email", "kanarina@contoh.id");
    var booked = http.post("/api/v1/bookings", wish);
    assertThat(booked.status()).as(booked.body()).isEqualTo(201);
    return booked.json().getString("code");
  }

  /** A new database, and a user of it with a password worth looking for. */
  private static String withPassword(String escaped) throws Exception {
    var url = TestPostgres.fresh();
    try (var connection = TestPostgres.connect(url);
        var statement = connection.createStatement()) {
      statement.execute("DROP ROLE IF EXISTS antrean_penguji");
      statement.execute("CREATE ROLE antrean_penguji SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
    }
    return url.replaceFirst("//[^@]*@", "//antrean_penguji:" + escaped + "@");
  }

  private static String withWrongPassword() {
    return TestPostgres.fresh().replaceFirst("//[^@]*@", "//postgres:" + ESCAPED + "@");
  }
}
