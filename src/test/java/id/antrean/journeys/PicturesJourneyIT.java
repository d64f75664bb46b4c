package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The three pictures at README's head: a participant, a guard and the lobby in the same minute.
 * They lie in target/pictures; when the pages have changed, copy them to docs. All are in one font,
 * or they would be compared by the fonts of two machines; without it only the pages are walked.
 */
@Antrean(clock = "2026-11-24T08:35:00+07:00", browser = true)
class PicturesJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final Rectangle NOTHING = new Rectangle();
  private static final int COARSE = 24;

  private static final String FONT = "Liberation Sans";

  /** Of 255: what smoothing of letters changes is less, a page that looks different is more. */
  private static final double DIFFERENCE = 16;

  private static Nodes nodes;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) throws IOException {
    nodes = started;
    admin = nodes.http(0).as("admin");
    Files.createDirectories(Path.of("target", "pictures"));
  }

  private static void walkIn(String lane) {
    var wish = new JsonObject().put("service", "JHT").put("lane", lane);
    if (lane.equals("E_KLAIM")) {
      wish.put("claim", new JsonObject().put("reference", "EK-1").put("approvedOn", "2026-11-19"));
    }
    assertThat(admin.post("/api/v1/branches/" + OFFICE + "/tickets", wish).status()).isEqualTo(201);
  }

  @Test
  @Tag("long")
  void readmeShowsThePagesAsTheyAre() throws IOException {
    Rectangle code;
    Rectangle notice;
    boolean sameFont;
    var browser = Browser.phone(nodes.http(0));
    try (var siti = new Participant(browser, new KnownDigits(), 1);
        var guard = new Guard(nodes.http(0));
        var lobby = new Lobby(nodes.http(0), OFFICE)) {
      siti.page().navigate("/pesan/" + OFFICE + "/JHT/waktu?alasan=RESIGNED&tanggal=2026-11-24");
      siti.chooseTime("09.30–10.00 WIB");
      siti.fillIn();
      siti.press("Lanjut");
      siti.press("Pesan antrean");
      siti.hasTicket();
      walkIn("WALK_IN");
      walkIn("WALK_IN");
      walkIn("PRIORITY");
      walkIn("PRIORITY");
      walkIn("WALK_IN");
      walkIn("E_KLAIM");
      guard.signedIn().chooseCounter("Loket 3");
      guard.call();
      guard.chooseCounter("Loket 1");
      guard.call();
      assertThat(lobby.hero()).hasText(guard.called());
      take(lobby.page(), "lobby");
      take(siti.page(), "participant");
      assertThat(guard.button(Pattern.compile("^Urungkan"))).isHidden(); // its seconds are over
      take(guard.page(), "guard");
      notice = place(lobby.bar());
      code = place(siti.page().locator(".ticket .qr"));
      sameFont = (boolean) lobby.page().evaluate(HAS_FONT, FONT);
    }
    assumeTrue(sameFont, FONT + " is not installed: README's pictures are not compared.");
    isTrue("lobby", notice);
    isTrue("guard", NOTHING);
    isTrue("participant", code);
  }

  private static final String HAS_FONT =
      """
      font => {
        const pen = document.createElement('canvas').getContext('2d');
        const width = family => {
          pen.font = `100px ${family}`;
          return pen.measureText('Antrean').width;
        };
        return width(`"${font}", monospace`) !== width('monospace');
      }
      """;

  private static Rectangle place(Locator part) {
    var box = part.boundingBox();
    return new Rectangle((int) box.x, (int) box.y, (int) box.width, (int) box.height);
  }

  /** Without animation, for the line of a call blinks. */
  private static void take(Page page, String name) {
    page.evaluate(
        """
        font => {
          const style = new CSSStyleSheet();
          style.replaceSync(`* { font-family: "${font}" !important }`);
          document.adoptedStyleSheets = [style];
        }
        """,
        FONT);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "pictures", name + ".png"))
            .setAnimations(ScreenshotAnimations.DISABLED));
  }

  /** {@code moving}: what differs each time. */
  private static void isTrue(String name, Rectangle moving) throws IOException {
    var taken = ImageIO.read(Path.of("target", "pictures", name + ".png").toFile());
    var shown = ImageIO.read(Path.of("docs", name + ".png").toFile());
    assertThat(shown.getWidth()).as(name).isEqualTo(taken.getWidth());
    assertThat(shown.getHeight()).as(name).isEqualTo(taken.getHeight());
    assertThat(difference(coarse(taken, moving), coarse(shown, moving)))
        .as("docs/%s.png and the page as it is now (target/pictures)", name)
        .isLessThan(DIFFERENCE);
  }

  private static BufferedImage coarse(BufferedImage image, Rectangle moving) {
    image.getGraphics().fillRect(moving.x, moving.y, moving.width, moving.height);
    var small = new BufferedImage(COARSE, COARSE, BufferedImage.TYPE_BYTE_GRAY);
    var scaled = image.getScaledInstance(COARSE, COARSE, Image.SCALE_AREA_AVERAGING);
    small.getGraphics().drawImage(scaled, 0, 0, null);
    return small;
  }

  /** The greatest of any part of the picture. */
  private static double difference(BufferedImage one, BufferedImage other) {
    double greatest = 0;
    for (int y = 0; y < COARSE; y++) {
      for (int x = 0; x < COARSE; x++) {
        greatest = Math.max(greatest, Math.abs(grey(one, x, y) - grey(other, x, y)));
      }
    }
    return greatest;
  }

  private static int grey(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }
}
