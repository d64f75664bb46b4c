package id.antrean.start;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import id.antrean.core.ErrorText;
import java.util.Arrays;

/** An exception as it is logged, its causes and what it suppressed included. */
record SafeThrowable(IThrowableProxy thrown) implements IThrowableProxy {

  /** What the plain log prints as the first line. */
  @Override
  public String getOverridingMessage() {
    return ErrorText.of(thrown.getClassName(), thrown.getMessage());
  }

  /** What the JSON log prints beside the class. */
  @Override
  public String getMessage() {
    return getOverridingMessage();
  }

  @Override
  public String getClassName() {
    return thrown.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return thrown.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return thrown.getCommonFrames();
  }

  @Override
  public IThrowableProxy getCause() {
    return thrown.getCause() == null ? null : new SafeThrowable(thrown.getCause());
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    var suppressed = thrown.getSuppressed();
    return suppressed == null
        ? null
        : Arrays.stream(suppressed).map(SafeThrowable::new).toArray(IThrowableProxy[]::new);
  }

  @Override
  public boolean isCyclic() {
    return thrown.isCyclic();
  }
}
