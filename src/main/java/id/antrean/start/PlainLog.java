package id.antrean.start;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Each line of the log for people to read; named in logback.xml. */
public final class PlainLog extends PatternLayoutEncoder {
  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new SafeEvent(event));
  }
}
