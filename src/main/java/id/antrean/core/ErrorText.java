package id.antrean.core;

/**
 * What may be said of an exception: its class, and its text only if the class is ours. The text of
 * a library's exception may hold an address, a booking's code, or a URL with its password.
 */
public final class ErrorText {
  private static final String OURS = "id.antrean.";

  private ErrorText() {}

  public static String of(Throwable failure) {
    return of(failure.getClass().getName(), failure.getMessage());
  }

  public static String of(String className, String text) {
    return className.startsWith(OURS) && text != null
        ? className + ": " + escaped(text)
        : className;
  }

  /** The same in one line: what was typed or sent cannot forge another line. */
  public static String escaped(String text) {
    if (text == null || isOneLine(text)) {
      return text;
    }
    var line = new StringBuilder();
    text.chars()
        .forEach(c -> line.append(isControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
    return line.toString();
  }

  /** A plain loop, for each refusal in a rush is logged. */
  private static boolean isOneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
