package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One person's browser: a window of its own with its own cookies, in one Chromium for all tests.
 * Playwright belongs to the thread that started it, so journeys run one after the other.
 */
public final class Browser implements AutoCloseable {
  /** The three kinds of device that people look at us on. */
  public enum Size {
    PHONE(360, 640),
    DESKTOP(1280, 720),
    LOBBY(1920, 1080);

    public final int width;
    public final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /** For a busy machine; what must be quick is measured. */
  private static final double PATIENCE_MS = 15_000;

  private static final String STRANGER = "asked a third party: ";

  private static com.microsoft.playwright.Browser chromium;

  private final Size size;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Browser(Size size, Http node, boolean javaScript) {
    this.size = size;
    boolean phone = size == Size.PHONE;
    // As the address that we print, and that stands in messages.
    var base = node.base().replace("127.0.0.1", "localhost");
    context =
        chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setBaseURL(base)
                    .setViewportSize(size.width, size.height)
                    .setIsMobile(phone)
                    .setHasTouch(phone)
                    .setDeviceScaleFactor(1)
                    .setLocale("id-ID")
                    .setTimezoneId("Asia/Jakarta")
                    .setJavaScriptEnabled(javaScript));
    context.setDefaultTimeout(PATIENCE_MS);
    var home = URI.create(base).getAuthority();
    context.onRequest(
        request -> {
          var there = URI.create(request.url().replaceAll("[|\"<> ].*", ""));
          if (there.getAuthority() != null && !there.getAuthority().equals(home)) {
            complaints.add(STRANGER + request.url());
          }
        });
    context.onResponse(
        response -> {
          if (response.status() >= 500 && response.status() != 503) {
            complaints.add(response.status() + " " + response.url());
          }
        });
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> complaints.add(error.error()));
    page = context.newPage();
  }

  /** An answer of 4xx and a lost link are parts of some journeys; the rest is ours to mend. */
  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      complaints.add("console: " + message.text());
    }
  }

  public static Browser phone(Http node) {
    return new Browser(Size.PHONE, node, true);
  }

  public static Browser phoneWithoutJavaScript(Http node) {
    return new Browser(Size.PHONE, node, false);
  }

  public static Browser desktop(Http node) {
    return new Browser(Size.DESKTOP, node, true);
  }

  public static Browser lobby(Http node) {
    return new Browser(Size.LOBBY, node, true);
  }

  public static Browser lobbyWithoutJavaScript(Http node) {
    return new Browser(Size.LOBBY, node, false);
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  public Size size() {
    return size;
  }

  /** What the browser found wrong so far: scripts, policies, foreign requests, our own faults. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Fails where a test forgot to look at its last page. */
  @Override
  public void close() {
    context.close();
    assertThat(complaints).noneMatch(one -> one.startsWith(STRANGER));
  }

  private static synchronized com.microsoft.playwright.Browser chromium() {
    if (chromium == null) {
      FakeCamera.seesNothing();
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
      var playwright = Playwright.create();
      chromium =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program().orElseThrow())
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu", // there is none: half a core would play it
                              "--lang=id",
                              "--disable-dev-shm-usage",
                              "--autoplay-policy=no-user-gesture-required",
                              "--use-fake-ui-for-media-stream",
                              "--use-fake-device-for-media-stream",
                              "--use-file-for-fake-video-capture=" + FakeCamera.FILM)));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close browser"));
    }
    return chromium;
  }

  /** Starts it, or skips the tests of a class and says so where nobody can miss it. */
  public static void needed() {
    if (program().isEmpty()) {
      var sentence = "NO BROWSER JOURNEY RUNS: no chromium on this machine's PATH; install it.";
      System.err.println(sentence);
      Assumptions.abort(sentence);
    }
    chromium();
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder ->
                Stream.of(
                        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
