package id.antrean.start;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** Each line of the log as one JSON object, for machines that collect it. */
public final class JsonLog {
  private JsonLog() {}

  public static void begin(boolean wanted) {
    if (!wanted) {
      return;
    }
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.iteratorForAppenders()
        .forEachRemaining(
            appender -> {
              if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                console.stop();
                console.setEncoder(encoder(root));
                console.start();
              }
            });
  }

  static JsonEncoder encoder(Logger root) {
    var encoder =
        new JsonEncoder() {
          @Override
          public byte[] encode(ILoggingEvent event) {
            return super.encode(new SafeEvent(event));
          }
        };
    encoder.setContext(root.getLoggerContext());
    encoder.setWithMessage(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.start();
    return encoder;
  }
}
