package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import id.antrean.core.Problem;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log writes of exceptions, and of values that came from outside. */
class SafeLogTest {
  private static final String SECRET = "postgresql://antrean:rahasia@db/antrean";
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("test");

  @Test
  void ofALibrarysExceptionClassAndFramesButNoTextNeitherOfItsCausesNorOfWhatItSuppressed() {
    var failure = new IllegalStateException(SECRET, new IOException(SECRET));
    failure.addSuppressed(new IllegalArgumentException(SECRET));
    for (var line : written("failed", failure)) {
      assertThat(line)
          .doesNotContain("rahasia")
          .contains("java.lang.IllegalStateException")
          .contains("java.io.IOException", "java.lang.IllegalArgumentException", "SafeLogTest");
    }
  }

  @Test
  void ofOurOwnExceptionsTheTextTooForItHoldsNoSecret() {
    for (var line : written("failed", Problem.unavailable("busy", new IOException(SECRET)))) {
      assertThat(line)
          .contains("id.antrean.core.Problem: busy", "java.io.IOException")
          .doesNotContain("rahasia");
    }
  }

  @Test
  void aValueFromOutsideNeverMakesALineOfItsOwn() {
    var forged = "/bahasa\r\n09:00:00.000 INFO  admin signed in\u0000\u001b[2J\u2028";
    for (var line : written(forged, null)) {
      assertThat(line.strip()).doesNotContain("\r", "\n", "\u0000", "\u001b", "\u2028");
    }
    assertThat(written(forged, null)[0]).contains("/bahasa\\u000d\\u000a09:00");
  }

  @Test
  void aLineOfTheJsonLogStaysOneObject() {
    var line = new JsonObject(written("failed", new IOException(SECRET))[1]);
    assertThat(line.getJsonObject("throwable").getString("className"))
        .isEqualTo("java.io.IOException");
  }

  /** The plain line and the one in JSON. */
  private static String[] written(String message, Throwable failure) {
    var plain = new PlainLog();
    plain.setContext(LOGGER.getLoggerContext());
    plain.setPattern("%-5level %msg %kvp{NONE}%n");
    plain.start();
    JsonEncoder json = JsonLog.encoder(LOGGER);
    var event =
        new LoggingEvent("", LOGGER, ch.qos.logback.classic.Level.ERROR, message, failure, null);
    return new String[] {text(plain, event), text(json, event)};
  }

  private static String text(Encoder<ILoggingEvent> encoder, LoggingEvent event) {
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
