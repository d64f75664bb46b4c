package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.branch.FoundOffices;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Icons;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.QrCodeSvg;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The lobby screen, the list to choose its branch from, and the staff console. */
public final class DisplayPages {
  private static final String HTML = "text/html; charset=utf-8";

  /** In the screen's address: letters of the lanes that it shows. */
  private static final String LANES = "lanes";

  /** In the screen's page: where it leads without JavaScript. */
  private static final String PLAIN = "{plain}";

  /** Branches to open a screen of; {@code query} is "" for all. */
  public record Offices(String query, FoundOffices found) {}

  private final Branches branches;
  private final Boards boards;
  private final Supplier<String> publicUrl;
  private final String display;
  private final Map<String, Buffer> console;

  public DisplayPages(Vertx vertx, Branches branches, Boards boards, Supplier<String> publicUrl) {
    this.branches = branches;
    this.boards = boards;
    this.publicUrl = publicUrl;
    display = page(vertx, "webroot/display/index.html").toString();
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
        .get("/display", this::offices)
        .get("/display/{branch}", this::display)
        .get("/display/{branch}/papan", this::plain)
        .get("/display/{branch}/qr.svg", this::code)
        .get("/console", request -> Reply.bytes(HTML, console.get(request.texts().language())));
  }

  private Reply offices(Request request) {
    var query = request.query(Param.SEARCH).orElse("");
    return Reply.page(
        "display/offices.jte", new Offices(query, branches.offices(Optional.empty(), query)));
  }

  /** Where no such branch is the screen itself says so, and goes on by itself once there is one. */
  private Reply display(Request request) {
    var branch = branches.find(request.path("branch"));
    var plain =
        branch
            .map(known -> Links.plainDisplay(known.id(), request.query(LANES).orElse("")))
            .orElse(Links.displays());
    int status = branch.isPresent() ? 200 : 404;
    return Reply.bytes(status, HTML, Buffer.buffer(display.replace(PLAIN, plain)));
  }

  /** For a screen without JavaScript: reads itself again, also while there is nothing to read. */
  private Reply plain(Request request) {
    var branch = branches.get(request.path("branch"));
    try {
      var board = PlainBoard.of(boards.board(branch.id()), request.query(LANES).orElse(""));
      return Reply.page("display/plain.jte", board);
    } catch (Problem away) {
      if (away.status() != 503) {
        throw away;
      }
      request.log(away);
      return Reply.page(503, "display/plain.jte", PlainBoard.away(branch));
    }
  }

  /** Opens the branch's page on a phone: for the screen's corner and for paper tickets. */
  private Reply code(Request request) {
    var branch = branches.get(request.path("branch"));
    var svg = QrCodeSvg.of(publicUrl.get() + Links.office(branch.id())).picture();
    return Reply.bytes("image/svg+xml", Buffer.buffer(svg)).header("Cache-Control", "max-age=3600");
  }
}
