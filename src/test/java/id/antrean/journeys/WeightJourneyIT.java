package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A first visit to each page on a bad line: 400 kbit/s, 400 ms, nothing kept from before. */
@Antrean(captcha = true, browser = true, shared = true)
class WeightJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final int PAGE_BYTES = 14 * 1024;
  private static final int VISIT_BYTES = 40 * 1024;
  private static final int REQUESTS = 4;
  private static final double PAINT_MS = 2_000;

  private static Nodes nodes;
  private static KnownDigits digits;
  private final List<String> heavy = new ArrayList<>();

  @BeforeAll
  static void start(Nodes started, KnownDigits known) {
    nodes = started;
    digits = known;
  }

  @AfterEach
  void allPagesAreLight() {
    assertThat(heavy).isEmpty();
  }

  @Test
  @Tag("long")
  void everyPageOfABookingIsLightAndPaintsSoon() {
    try (var someone = new Participant(Browser.phone(nodes.http(0)), digits, 802)) {
      var page = someone.page();
      page.navigate("/"); // the first page of a fresh server warms its code
      var line = new Line(page);
      for (var path :
          List.of(
              "/",
              "/kantor",
              "/kantor?wilayah=jawa-tengah-dan-diy",
              "/kantor?q=a",
              "/kantor/" + OFFICE,
              "/pesan/" + OFFICE,
              "/pesan/" + OFFICE + "/JHT",
              "/pesan/" + OFFICE + "/JHT?alasan=RESIGNED",
              "/pesan/" + OFFICE + "/JHT/waktu?alasan=RESIGNED",
              "/pesan/" + OFFICE + "/JHT/waktu?alasan=RESIGNED&tanggal=2026-11-24",
              "/pesan/" + OFFICE + "/JHT/penuh?tanggal=2026-11-24",
              "/t",
              "/cari-nomor",
              "/bantuan",
              "/privasi",
              "/tidak-ada")) {
        visit(line, path);
      }
      someone.goToTimes(OFFICE);
      someone.chooseTime("10.00–10.30 WIB");
      visit(line, page.url());
      someone.press("Lanjut");
      assertThat(page).hasTitle(Pattern.compile("^Kesalahan: "));
      visit(line, page.url());
      someone.fillIn();
      someone.press("Lanjut");
      someone.reads("Periksa, lalu pesan");
      visit(line, page.url());
      someone.book();
      var ticket = page.url().replaceFirst("\\?.*", "");
      for (var path : List.of("", "/pindah", "/pindah?tanggal=2026-11-25", "/batal")) {
        visit(line, ticket + path);
      }
    }
  }

  @Test
  void noFaceAsksAThirdParty() {
    for (var path : List.of("/api", "/console", "/display/" + OFFICE, "/mailbox")) {
      try (var browser = Browser.desktop(nodes.http(0))) {
        browser.page().navigate(path);
        browser.page().waitForTimeout(1_000);
        assertThat(browser.complaints()).as(path).isEmpty();
      }
    }
  }

  /** On top of what a fast line showed: now slowly, and as if for the first time. */
  private void visit(Line line, String path) {
    line.page.waitForLoadState();
    var paint = firstVisit(line, path);
    // Whatever else the machine does only ever makes a page slower.
    for (int again = 0; again < 2 && paint > PAINT_MS; again++) {
      paint = Math.min(paint, firstVisit(line, path));
    }
    int all = line.bytes.values().stream().mapToInt(Integer::intValue).sum();
    int words =
        line.bytes.entrySet().stream()
            .filter(e -> "Document Stylesheet".contains(line.types.get(e.getKey())))
            .mapToInt(Map.Entry::getValue)
            .sum();
    var figures =
        "%-70s %2d requests %6d bytes, page and style %6d, paint %5.0f ms"
            .formatted(path.replaceFirst("http://[^/]*", ""), line.types.size(), all, words, paint);
    System.out.println(figures);
    if (words > PAGE_BYTES
        || all > VISIT_BYTES
        || line.types.size() > REQUESTS
        || paint > PAINT_MS) {
      heavy.add(figures);
    }
  }

  private static double firstVisit(Line line, String path) {
    line.slow();
    line.page.navigate(path);
    var paint = line.firstPaint();
    line.fast();
    return paint;
  }

  /** The browser's own throttle and scales. */
  private static final class Line {
    final Page page;
    final Map<String, String> types = new HashMap<>();
    final Map<String, Integer> bytes = new HashMap<>();
    private final CDPSession devTools;

    Line(Page page) {
      this.page = page;
      devTools = page.context().newCDPSession(page);
      devTools.send("Network.enable");
      devTools.on(
          "Network.responseReceived",
          event -> {
            if (!event.getAsJsonObject("response").get("url").getAsString().startsWith("data:")) {
              types.put(id(event), event.get("type").getAsString());
            }
          });
      devTools.on(
          "Network.loadingFinished",
          event -> {
            if (types.containsKey(id(event))) {
              bytes.put(id(event), event.get("encodedDataLength").getAsInt());
            }
          });
    }

    private static String id(JsonObject event) {
      return event.get("requestId").getAsString();
    }

    void slow() {
      types.clear();
      bytes.clear();
      throttle(400, 400_000 / 8);
      cache(true);
    }

    void fast() {
      throttle(0, -1);
      cache(false);
    }

    double firstPaint() {
      return ((Number) page.evaluate(Script.of("first-paint"))).doubleValue();
    }

    private void throttle(int latency, int bytesPerSecond) {
      var wish = new JsonObject();
      wish.addProperty("offline", false);
      wish.addProperty("latency", latency);
      wish.addProperty("downloadThroughput", bytesPerSecond);
      wish.addProperty("uploadThroughput", bytesPerSecond);
      devTools.send("Network.emulateNetworkConditions", wish);
    }

    private void cache(boolean disabled) {
      var wish = new JsonObject();
      wish.addProperty("cacheDisabled", disabled);
      devTools.send("Network.setCacheDisabled", wish);
    }
  }
}
