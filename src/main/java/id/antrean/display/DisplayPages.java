package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Icons;
import id.antrean.page.Links;
import id.antrean.page.QrCodeSvg;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** The pages of the lobby screen and of the staff console; what they show they ask of the API. */
public final class DisplayPages {
  private static final String HTML = "text/html; charset=utf-8";

  private final Branches branches;
  private final Supplier<String> publicUrl;
  private final Buffer display;
  private final Map<String, Buffer> console;

  public DisplayPages(Vertx vertx, Branches branches, Supplier<String> publicUrl) {
    this.branches = branches;
    this.publicUrl = publicUrl;
    display = page(vertx, "webroot/display/index.html");
    var staff = page(vertx, "webroot/console/index.html");
    console = Map.of("id", staff, "en", english(staff));
  }

  private static Buffer page(Vertx vertx, String file) {
    var html = vertx.fileSystem().readFile(file).await().toString(StandardCharsets.UTF_8);
    return Buffer.buffer(Icons.into(html));
  }

  /** Its script takes the words of the page's language. */
  private static Buffer english(Buffer html) {
    return Buffer.buffer(html.toString().replace("<html lang=\"id\"", "<html lang=\"en\""));
  }

  public void register(Routes routes) {
    routes
        .get("/display", request -> Reply.bytes(404, HTML, display))
        .get("/display/{branch}", this::display)
        .get("/display/{branch}/qr.svg", this::code)
        .get("/console", request -> Reply.bytes(HTML, console.get(request.texts().language())));
  }

  /** Where no such branch is the screen itself says so, and goes on by itself once there is one. */
  private Reply display(Request request) {
    int status = branches.find(request.path("branch")).isPresent() ? 200 : 404;
    return Reply.bytes(status, HTML, display);
  }

  /** Opens the branch's page on a phone: for the screen's corner and for paper tickets. */
  private Reply code(Request request) {
    var branch = branches.get(request.path("branch"));
    var svg = QrCodeSvg.of(publicUrl.get() + Links.office(branch.id())).picture();
    return Reply.bytes("image/svg+xml", Buffer.buffer(svg)).header("Cache-Control", "max-age=3600");
  }
}
