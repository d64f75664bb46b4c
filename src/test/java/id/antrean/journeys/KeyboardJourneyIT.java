package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Script;
import org.junit.jupiter.api.Test;

/** Somebody who cannot use a pointer: Tab, Enter, arrows and letters are all there is. */
@Antrean(captcha = true, browser = true, shared = true)
class KeyboardJourneyIT extends ParticipantJourney {
  private static final int STOPS = 60;

  @Test
  void aBookingWithoutAPointer() {
    try (var someone = new Participant(Browser.desktop(nodes.http(0)), digits, 801)) {
      var page = someone.page();
      page.navigate("/");
      enter(page, "Pesan antrean");
      someone.reads("Kantor mana yang akan Anda datangi?");
      skipToContent(page);
      tabTo(page, "Nama kota atau kantor");
      page.keyboard().type("pemuda");
      go(page);
      enter(page, "Semarang Pemuda");
      enter(page, "Pesan di kantor ini");

      someone.reads("Apa keperluan Anda?");
      choose(page, "Klaim JHT");
      enter(page, "Lanjut");
      choose(page, "Mengundurkan diri");
      enter(page, "Lanjut");
      someone.reads("Berkas yang dibawa");
      enter(page, "Lanjut, pilih hari");
      enter(page, Participant.DAY);

      someone.reads("Pukul berapa Anda datang?");
      choose(page, "10.00–10.30 WIB");
      enter(page, "Lanjut");

      someone.reads("Data Anda");
      type(page, "NIK", someone.nik());
      type(page, "Nomor KPJ", someone.kpj());
      type(page, "Nomor HP", someone.phone());
      go(page);
      assertThat(page.locator(".summary")).isFocused();
      tabTo(page, "Tulis nama lengkap");
      page.keyboard().press("Enter");
      assertThat(page.getByLabel("Nama lengkap")).isFocused();
      page.keyboard().type("Siti Rahmawati");
      go(page);

      someone.reads("Periksa, lalu pesan");
      type(page, "Ketik 6 angka pada gambar", digits.answer());
      enter(page, "Pesan antrean");
      someone.hasTicket();
      someone.reads("Antrean Anda sudah tercatat");
      tabTo(page, "Batalkan");
    }
  }

  /** The first stop of every page. */
  private static void skipToContent(Page page) {
    page.keyboard().press("Tab");
    assertThat(focused(page)).contains("Langsung ke isi");
    stopIsGood(page);
    page.keyboard().press("Enter");
    assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("MAIN");
  }

  private static void enter(Page page, String what) {
    tabTo(page, what);
    go(page);
  }

  /** Enter, and the next page. */
  private static void go(Page page) {
    page.evaluate("() => { window.left = true; }");
    page.keyboard().press("Enter");
    page.waitForFunction("() => !window.left && document.readyState === 'complete'");
  }

  private static void type(Page page, String field, String words) {
    tabTo(page, field);
    page.keyboard().type(words);
  }

  /** A group of choices is one stop; arrows move inside it. */
  private static void choose(Page page, String what) {
    for (int i = 0; i < STOPS; i++) {
      if ("radio".equals(page.evaluate("() => document.activeElement.type"))) {
        if (!focused(page).contains(what)) {
          page.keyboard().press("ArrowDown");
          stopIsGood(page);
          continue;
        }
        page.keyboard().press("Space");
        return;
      }
      page.keyboard().press("Tab");
    }
    fail("no choice \"%s\" on %s", what, page.url());
  }

  /** Walks to the stop of this name; each stop on the way is seen, and comes in reading order. */
  private static void tabTo(Page page, String what) {
    for (int i = 0; i < STOPS; i++) {
      if (focused(page).contains(what)) {
        return;
      }
      page.keyboard().press("Tab");
      stopIsGood(page);
    }
    fail("no stop \"%s\" on %s", what, page.url());
  }

  private static String focused(Page page) {
    return (String)
        page.evaluate(
            """
            () => {
              const e = document.activeElement;
              if (!e.matches('a, button, input, summary')) return '';
              return [...(e.labels || [])].map(l => l.innerText).join(' ') + ' ' + e.innerText;
            }
            """);
  }

  private static void stopIsGood(Page page) {
    assertThat((String) page.evaluate(STOP)).as(page.url()).isEmpty();
  }

  /** Marked, on the screen, covered by nothing, and after the stop before. */
  private static final String STOP = Script.of("focus-stop");
}
