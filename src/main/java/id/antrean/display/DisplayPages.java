package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.web.Call;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** The pages of the lobby screen and of the staff console; what they show they ask of the API. */
public final class DisplayPages {
  private static final String HTML = "text/html; charset=utf-8";

  private final Branches branches;
  private final Buffer display;
  private final Buffer console;

  public DisplayPages(Vertx vertx, Branches branches) {
    this.branches = branches;
    display = vertx.fileSystem().readFile("webroot/display/index.html").await();
    console = vertx.fileSystem().readFile("webroot/console/index.html").await();
  }

  public void register(Routes routes) {
    routes
        .get("/display/{branch}", this::display)
        .get("/console", call -> Reply.bytes(HTML, console));
  }

  /** Problem 404 where no such branch is. */
  private Reply display(Call call) {
    branches.get(call.path("branch"));
    return Reply.bytes(HTML, display);
  }
}
