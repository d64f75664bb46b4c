package id.antrean.portal;

import id.antrean.booking.Bookings;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * "See my number": the way to a ticket by the code from the SMS, or by what people paste for it.
 */
public final class MinePages {
  /** Letters and digits of a code, as the hint beside the field says. */
  private static final int CODE = 13;

  /** A link of ours wherever it stands in what was pasted, be it the whole SMS. */
  private static final Pattern LINK = Pattern.compile("/t/([0-9A-Za-z]{13})(?![0-9A-Za-z])");

  /** As on the paper of a number from the door, and in its SMS. */
  private static final Pattern PAPER =
      Pattern.compile("/n/([0-9A-Za-z_-]{16,40})(?![0-9A-Za-z_-])");

  /** "B-029", "b 29", "B029": what people call their number. */
  private static final Pattern NUMBER =
      Pattern.compile("\\s*+([A-Za-z])\\s*+-?\\s*+([0-9]{1,4})\\s*+");

  /** What was typed, and what is wrong with it. */
  public record Mine(String typed, Map<String, Sentence> wrong) {
    public boolean refused() {
      return !wrong.isEmpty();
    }
  }

  private final Bookings bookings;
  private final Limits limits;

  MinePages(Bookings bookings, Limits limits) {
    this.bookings = bookings;
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/t", request -> Reply.page("portal/mine.jte", new Mine("", Map.of())));
    routes.post("/t", this::find);
  }

  /** A wrong code is said beside the field: what was typed stays to be mended. */
  private Reply find(Request request) {
    var typed = request.form(Param.CODE);
    var paper = number(typed);
    if (paper.isPresent()) {
      return Reply.seeOther(paper.get());
    }
    var code = code(typed);
    if (code.isEmpty()) {
      request.log(Problem.invalid());
      return page(400, typed, notACode(typed));
    }
    try {
      return Reply.seeOther(Links.ticket(bookings.code(bookings.byCode(code.get()))));
    } catch (Problem problem) {
      if (!problem.is("not_found")) {
        throw problem;
      }
      return unknown(request, typed, problem);
    }
  }

  /** Counted like an address with a wrong code in it (R111). */
  private Reply unknown(Request request, String typed, Problem problem) {
    request.log(problem);
    try {
      limits.take(Limit.CODE_WRONG_ADDRESS.by(request.address()));
    } catch (Problem tooMany) {
      return page(tooMany.status(), typed, tooMany.sentence())
          .header("Retry-After", Integer.toString(Math.max(1, tooMany.retryAfterSeconds())));
    }
    return page(404, typed, Sentence.of("mine.unknown"));
  }

  private static Reply page(int status, String typed, Sentence wrong) {
    return Reply.page(status, "portal/mine.jte", new Mine(typed, Map.of(Param.CODE, wrong)));
  }

  static Optional<String> code(String typed) {
    var link = LINK.matcher(typed);
    if (link.find()) {
      return Optional.of(link.group(1));
    }
    var letters = letters(typed);
    return letters.length() == CODE ? Optional.of(letters) : Optional.empty();
  }

  /** The address of a paper's number, which is no code of a booking. */
  static Optional<String> number(String typed) {
    var paper = PAPER.matcher(typed);
    return paper.find() ? Optional.of(Links.number(paper.group(1))) : Optional.empty();
  }

  static Sentence notACode(String typed) {
    if (typed.contains("://") && !typed.contains("/t/")) {
      return Sentence.of("mine.otherLink");
    }
    var number = NUMBER.matcher(typed);
    if (number.matches()) {
      var shown =
          "%s-%03d"
              .formatted(
                  number.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(number.group(2)));
      return Sentence.of("mine.isNumber", "n", shown);
    }
    var letters = letters(typed);
    return letters.isEmpty()
        ? Sentence.of("mine.missing")
        : Sentence.of("mine.length", "m", CODE, "n", letters.length());
  }

  private static String letters(String typed) {
    return typed.replaceAll("[^0-9A-Za-z]", "");
  }
}
