package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** While a person reads the digits, the phone does the captcha's work. */
@Antrean(captcha = true, browser = true, shared = true)
class CaptchaWorkJourneyIT {
  private static final String FIELD = "input[name=captcha-work]";

  @Test
  void theBrowserFindsTheNumberByItself(Nodes nodes) throws Exception {
    try (var phone = Browser.phone(nodes.http(0))) {
      Page page = phone.page();
      page.navigate("/cari-nomor");
      page.waitForFunction("document.querySelector('" + FIELD + "').value !== ''");
      var work =
          new JsonObject(
              new String(
                  Base64.getDecoder().decode(page.locator(FIELD).inputValue()),
                  StandardCharsets.UTF_8));
      var typed = work.getString("salt") + work.getLong("number");
      var hash =
          MessageDigest.getInstance("SHA-256").digest(typed.getBytes(StandardCharsets.UTF_8));
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(work.getString("challenge"));
    }
  }
}
