package id.antrean.core;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants as the API states them: ISO 8601 with the offset of a branch. */
public final class IsoTime {
  private IsoTime() {}

  public static String of(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }
}
