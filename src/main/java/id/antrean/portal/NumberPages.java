package id.antrean.portal;

import id.antrean.branch.Branches;
import id.antrean.branch.Calendar;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.QrCodeSvg;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketView;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/**
 * A queue number as the holder of its paper follows it, with or without a booking (R71). It shows
 * nothing of a person, for papers lie about.
 */
public final class NumberPages {

  /**
   * {@code today}: it may still be called. {@code shut}: nobody is served any more today. {@code
   * lastCalled}: of the same lane, null before the first. {@code why}: the ticket is called, or "".
   */
  public record NumberPage(
      TicketView line,
      boolean today,
      boolean shut,
      Calendar.Moment moment,
      Ticket lastCalled,
      String why) {

    /** Compared by the script of an open page, which reloads when it shows another state. */
    public String state() {
      return line.ticket().number() + " " + today + " " + line.ticket().state().isOpen();
    }
  }

  private final WaitingLines lines;
  private final Branches branches;
  private final Supplier<String> publicUrl;

  public NumberPages(WaitingLines lines, Branches branches, Supplier<String> publicUrl) {
    this.lines = lines;
    this.branches = branches;
    this.publicUrl = publicUrl;
  }

  public void register(Routes routes) {
    routes.get("/n/{token}", this::show);
    routes.get("/n/{token}/qr.svg", this::code);
  }

  private Reply show(Request request) {
    var now = request.now();
    var view = lines.ofToken(request.path("token"), now).orElseThrow(Problem::notFound);
    var slip = view.ticket().slip();
    var calendar = branches.calendar(slip.branch());
    boolean today = slip.date().equals(calendar.today(now));
    return Reply.page(
        "portal/number.jte",
        new NumberPage(
            view,
            today,
            !calendar.stillServesToday(now),
            calendar.at(now),
            today ? lines.lastCalled(slip.branch(), slip.lane(), now).orElse(null) : null,
            lines.whyCalled(view.ticket(), request.texts()).orElse("")));
  }

  /** For paper: opens the page on a phone. */
  private Reply code(Request request) {
    var token = request.path("token");
    if (lines.ofToken(token, request.now()).isEmpty()) {
      throw Problem.notFound();
    }
    var svg = QrCodeSvg.of(publicUrl.get() + Links.number(token)).picture();
    return Reply.bytes("image/svg+xml", Buffer.buffer(svg));
  }
}
