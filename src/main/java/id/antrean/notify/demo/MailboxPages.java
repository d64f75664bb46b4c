package id.antrean.notify.demo;

import id.antrean.core.Channel;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.notify.SmsText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** /mailbox: the phones and mailboxes of everybody in the demo. In production it does not exist. */
public final class MailboxPages {
  private static final int SHOWN = 200;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH.mm.ss").withZone(ZoneId.of("Asia/Jakarta"));

  /** A piece of text, or a link when {@code href} is there. */
  public record Piece(String text, String href) {}

  /** {@code length} of an SMS: "152/160". */
  public record Item(
      boolean sms, String to, String at, String subject, String length, List<Piece> text) {}

  public record Page(List<Item> items) {}

  private final Optional<Mailbox> mailbox;

  public MailboxPages(Optional<Mailbox> mailbox) {
    this.mailbox = mailbox;
  }

  public void register(Routes routes) {
    routes.get("/mailbox", this::show);
  }

  private Reply show(Request request) {
    var caught = mailbox.orElseThrow(Problem::notFound).latest(SHOWN);
    return Reply.page("notify/mailbox.jte", new Page(caught.stream().map(this::item).toList()));
  }

  private Item item(Mailbox.Caught caught) {
    boolean sms = caught.channel() == Channel.SMS;
    return new Item(
        sms,
        caught.to(),
        TIME.format(caught.at()),
        caught.subject(),
        sms ? SmsText.length(caught.text()) + "/" + SmsText.ONE_PART : "",
        pieces(caught.text()));
  }

  static List<Piece> pieces(String text) {
    var pieces = new ArrayList<Piece>();
    var link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      pieces.add(new Piece(text.substring(from, link.start()), null));
      pieces.add(new Piece(link.group(), link.group()));
      from = link.end();
    }
    pieces.add(new Piece(text.substring(from), null));
    return pieces;
  }
}
