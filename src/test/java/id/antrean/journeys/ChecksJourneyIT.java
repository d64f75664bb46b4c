package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.PageChecks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of pages are worth something only if they complain about broken ones. */
class ChecksJourneyIT {
  private static final String GOOD =
      """
      <!doctype html>
      <html lang="id">
      <head><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Uji - Antrean</title>
      <style>
      body { margin: 16px; background: #fff; color: #14202b; font: 1.125rem/1.5 sans-serif; }
      input, button { width: 100%; min-height: 48px; font: inherit; }
      @media (prefers-color-scheme: dark) { body { background: #0e1720; color: #f2f5f7; } }
      </style></head>
      <body><main><h1>Uji</h1>
      <p>Pilih satu jam.</p>
      <label for="nik">NIK</label><input id="nik" name="nik">
      <button>Lanjut</button>
      </main></body></html>
      """;

  private static Browser browser;

  @BeforeAll
  static void start() {
    Browser.needed();
    browser = Browser.phone(new Http("http://127.0.0.1:9"));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Page page(String html) {
    browser.page().setContent(html);
    return browser.page();
  }

  @Test
  void aGoodPagePasses() {
    var page = page(GOOD);
    assertThat(Access.complaints(page)).isEmpty();
    PageChecks.look(browser, page, "checks-good");
  }

  @Test
  void aBrowserWithoutScriptsIsCheckedTooAndStaysWithout() {
    try (var plain = Browser.phoneWithoutJavaScript(new Http("http://127.0.0.1:9"))) {
      plain.page().setContent(GOOD.replace("<h1>Uji</h1>", ""));
      assertThat(Access.complaints(plain.page())).anyMatch(line -> line.contains("heading-one"));
      plain.page().setContent(GOOD.replace("</main>", "<script>document.title = 'x'</script>"));
      assertThat(plain.page().title()).isEqualTo("Uji - Antrean");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <label for="nik">NIK</label>   | NIK                                             | label: #nik
          <p>Pilih                       | <p style="color: #999">Pilih                    | color-contrast: p
          color: #f2f5f7                 | color: #33424f                                  | dark: color-contrast: p
          <html lang="id">               | <html>                                          | html-has-lang
          <h1>Uji</h1>                   | <h3>Uji</h3>                                    | page-has-heading-one
          <p>Pilih satu jam.</p>         | <p style="width: 340px">Pilih</p>               | at 320 px: P
          <p>Pilih satu jam.</p>         | <p style="white-space: nowrap">Silakan pilih satu jam lain</p> | letters twice as large: the page
          <p>Pilih satu jam.</p>         | <div style="overflow: hidden"><p style="width: 500px">Pilih</p></div> | hides
          """)
  void oneFlawIsFoundAndNamed(String good, String bad, String complaint) {
    assertThat(GOOD).contains(good);
    assertThat(Access.complaints(page(GOOD.replace(good, bad))))
        .anySatisfy(line -> assertThat(line).contains(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>Pilih satu jam.</p>  | <p>Pilih {jam}.</p>                            | no word for people
          <p>Pilih satu jam.</p>  | <p>null</p>                                    | no word for people
          <button>Lanjut</button> | <button style="min-height:20px">Lanjut</button> | for a thumb
          <p>Pilih satu jam.</p>  | <p style="width: 500px">Pilih</p>              | wider than the screen
          <p>Pilih satu jam.</p>  | <img alt="x" src="http://127.0.0.1:8/x.png">   | asked a third party
          """)
  void aLookRefusesIt(String good, String bad, String complaint) {
    try (var other = Browser.phone(new Http("http://127.0.0.1:9"))) {
      other.page().setContent(GOOD.replace(good, bad));
      assertThatThrownBy(() -> PageChecks.look(other, other.page(), "checks-bad"))
          .hasMessageContaining(complaint);
    }
  }
}
