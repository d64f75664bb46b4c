package id.antrean.server;

import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.Texts;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The page shown while the service is away: one file that needs nothing else, so that a proxy can
 * serve it, too. Served from here it also shows until when, and the id that is in the log.
 */
final class AwayPage {
  private static final Set<String> AWAY = Set.of("unavailable", "maintenance");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*)</style>");

  private final String page;
  private final String csp;

  AwayPage(Vertx vertx) {
    page = vertx.fileSystem().readFile("webroot/503.html").await().toString(StandardCharsets.UTF_8);
    csp = SecurityHeaders.CSP.replace("style-src 'self'", "style-src 'sha256-" + hash(page) + "'");
  }

  boolean isFor(Problem problem) {
    return AWAY.contains(problem.code());
  }

  /** Shows the page as a proxy serves it. */
  void show(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", csp)
        .end(page);
  }

  Reply answer(Problem problem, Request request) {
    var html = page;
    if (problem.is("maintenance")) {
      html = html.replace("<!-- sampai -->", until("id", problem));
      html = html.replace("<!-- until -->", until("en", problem));
      html = notSoon(notSoon(html, "id"), "en");
      var texts = Texts.of("id");
      html = html.replace(texts.say("trouble.kept"), texts.say("away.kept"));
    }
    var id = request.texts().say("problem.id", "id", request.requestId());
    html = html.replace("<!-- kode -->", "<p class=\"hint\">" + id + "</p>");
    return Reply.bytes("text/html; charset=utf-8", Buffer.buffer(html))
        .withStatus(503)
        .header("Content-Security-Policy", csp)
        .header("Retry-After", Integer.toString(problem.retryAfterSeconds()));
  }

  private static String until(String language, Problem problem) {
    return "<p><strong>" + Texts.of(language).say(problem.sentence()) + "</strong></p>";
  }

  /** A stop of hours does not end in a few minutes. */
  private static String notSoon(String html, String language) {
    var texts = Texts.of(language);
    return html.replace(texts.say("away.soon"), texts.say("problem.kept"));
  }

  private static String hash(String page) {
    var style = STYLE.matcher(page);
    if (!style.find()) {
      throw new IllegalStateException("503.html has no style");
    }
    try {
      var sum =
          MessageDigest.getInstance("SHA-256")
              .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
