package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.PagePoints;
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
    assertThat(Access.complaints(page, "checks")).isEmpty();
    PageChecks.look(browser, page, "checks-good");
  }

  @Test
  void aBrowserWithoutScriptsIsCheckedTooAndStaysWithout() {
    try (var plain = Browser.phoneWithoutJavaScript(new Http("http://127.0.0.1:9"))) {
      plain.page().setContent(GOOD.replace("<h1>Uji</h1>", ""));
      assertThat(Access.complaints(plain.page(), "checks"))
          .anyMatch(line -> line.contains("heading-one"));
      plain.page().setContent(GOOD.replace("</main>", "<script>document.title = 'x'</script>"));
      assertThat(plain.page().title()).isEqualTo("Uji - Antrean");
    }
  }

  @Test
  void aForeignRequestIsToldAtTheLatestAtTheEnd() {
    var other = Browser.phone(new Http("http://127.0.0.1:9"));
    other.page().setContent(GOOD.replace("<h1>", "<img alt='x' src='http://127.0.0.1:8/x'><h1>"));
    assertThatThrownBy(other::close).hasMessageContaining("asked a third party");
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
    assertThat(Access.complaints(page(GOOD.replace(good, bad)), "checks"))
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
          """)
  void aLookRefusesIt(String good, String bad, String complaint) {
    try (var other = Browser.phone(new Http("http://127.0.0.1:9"))) {
      other.page().setContent(GOOD.replace(good, bad));
      assertThatThrownBy(() -> PageChecks.look(other, other.page(), "checks-bad"))
          .hasMessageContaining(complaint);
    }
  }

  private static final String PARTICIPANTS =
      """
      <!doctype html>
      <html lang="id"><head><title>Hari apa? - Antrean</title>
      <style>body { font-size: 18px } input, button { font: inherit }
      .button { display: block; height: 56px; margin: 8px 0 }</style>
      </head><body><a class="skip" href="#isi">Langsung ke isi</a><a class="back" href="/">Kembali</a>
      <main id="isi"><h1>Hari apa?</h1>
      <p>Senin, 23 November, pukul 08.30–09.00 WIB</p>
      <label for="nik">NIK</label><input id="nik">
      <button class="button primary">Lanjut</button></main>
      <footer class="foot">Layanan ini gratis.</footer></body></html>
      """;

  @Test
  void aPageByTheRulesPasses() {
    assertThat(PagePoints.complaints(page(PARTICIPANTS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <h1>Hari apa?</h1> | <h1>Hari apa?</h1><h1>Lagi</h1>          | 2 headings
          <title>Hari        | <title>Kesalahan: Hari                    | title
          08.30–09.00 WIB    | 08.30–09.00                               | time without zone
          08.30–09.00 WIB    | 08:30 WIB                                 | time with a colon
          Senin, 23          | 23                                        | date without weekday
          <input id          | <input placeholder="16 angka" id          | placeholder
          <input id          | <input maxlength="16" id                  | pasting is cut off
          NIK</label>        | NIK *</label>                             | asterisk
          </main>            | <button class="button primary">Ya</button></main> | more than one primary
          height: 56px       | height: 40px                              | too low
          <main              | <small style="font-size:12px">x</small><main | letters of 12 px
          Senin, 23          | Silahkan pilih Senin, 23                  | spelling
          Senin, 23          | hari anda Senin, 23                       | spelling
          <h1>               | <p>What do you need?</p><h1>              | in the other language
          class="back"       | class="x"                                 | without a way back
          ini gratis         | ini                                       | touts
          """)
  void aRuleThatIsBrokenIsNamed(String good, String bad, String complaint) {
    assertThat(PARTICIPANTS).contains(good);
    assertThat(PagePoints.complaints(page(PARTICIPANTS.replace(good, bad))))
        .anySatisfy(line -> assertThat(line).contains(complaint));
  }
}
