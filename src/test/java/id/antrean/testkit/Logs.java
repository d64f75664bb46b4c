package id.antrean.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import id.antrean.start.SafeEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Everything that some loggers say from a level on, stack traces too; kept off the console. */
public final class Logs implements AutoCloseable {
  private final Map<Logger, Level> before = new HashMap<>();
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(line(event));
        }
      };

  private Logs() {}

  public static Logs capture(Level level, String... loggers) {
    var logs = new Logs();
    logs.appender.start();
    for (var name : loggers) {
      var logger = (Logger) LoggerFactory.getLogger(name);
      logs.before.put(logger, logger.getLevel());
      logger.setLevel(level);
      logger.setAdditive(false);
      logger.addAppender(logs.appender);
    }
    return logs;
  }

  /** What is written of it: no more than that is a trace. */
  private static String line(ILoggingEvent raw) {
    var event = new SafeEvent(raw);
    var thrown = event.getThrowableProxy();
    var pairs = event.getKeyValuePairs();
    return "%s %s %s %s %s"
        .formatted(
            event.getLevel(),
            event.getLoggerName(),
            event.getFormattedMessage(),
            pairs == null ? "" : pairs(pairs),
            thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown));
  }

  /** As the plain log writes them: id=8F3K-0022. */
  private static String pairs(List<KeyValuePair> pairs) {
    return pairs.stream().map(pair -> pair.key + "=" + pair.value).collect(Collectors.joining(" "));
  }

  public Stream<String> lines() {
    return lines.stream();
  }

  public void forget() {
    lines.clear();
  }

  public boolean has(String words) {
    return lines().anyMatch(line -> line.contains(words));
  }

  @Override
  public void close() {
    before.forEach(
        (logger, level) -> {
          logger.detachAppender(appender);
          logger.setAdditive(true);
          logger.setLevel(level);
        });
  }
}
