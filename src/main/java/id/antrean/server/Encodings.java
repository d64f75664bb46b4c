package id.antrean.server;

/** Reads Accept-Encoding (RFC 9110): whether an answer may go out as gzip. */
final class Encodings {
  private Encodings() {}

  /** Whether gzip is named, or all encodings are, and not with the weight 0, which means never. */
  static boolean takesGzip(String accepted) {
    var any = false;
    for (var each : accepted.split(",")) {
      var parts = each.split(";", -1);
      var name = parts[0].strip();
      if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
        return isWanted(parts);
      }
      any |= name.equals("*") && isWanted(parts);
    }
    return any;
  }

  private static boolean isWanted(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].strip().matches("[qQ]\\s*=\\s*0(\\.0*)?")) {
        return false;
      }
    }
    return true;
  }
}
