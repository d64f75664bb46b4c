package id.antrean.notify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An appointment for people's calendars (RFC 5545), in UTC so that no calendar needs our zone; an
 * alarm two hours before. Each move and the cancellation count the sequence up: a later file of the
 * same booking replaces the appointment, or takes it out.
 */
public record CalendarFile(
    UUID booking,
    int moves,
    boolean cancelled,
    Instant writtenAt,
    LocalDate date,
    LocalTime starts,
    LocalTime ends,
    ZoneId zone,
    String title,
    String place,
    String link) {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LINE_BYTES = 75;

  public String text() {
    var lines = new ArrayList<String>();
    lines.addAll(
        List.of(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Antrean//Antrean//ID",
            "METHOD:" + method(),
            "BEGIN:VEVENT",
            "UID:" + booking + "@antrean",
            "SEQUENCE:" + (cancelled ? moves + 1 : moves),
            "STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"),
            "DTSTAMP:" + UTC.format(writtenAt),
            "DTSTART:" + UTC.format(date.atTime(starts).atZone(zone)),
            "DTEND:" + UTC.format(date.atTime(ends).atZone(zone)),
            "SUMMARY:" + escaped(title),
            "LOCATION:" + escaped(place),
            "URL:" + link));
    if (!cancelled) {
      lines.addAll(
          List.of(
              "BEGIN:VALARM",
              "ACTION:DISPLAY",
              "DESCRIPTION:" + escaped(title),
              "TRIGGER:-PT2H",
              "END:VALARM"));
    }
    lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
    var file = new StringBuilder();
    lines.forEach(line -> file.append(folded(line)).append("\r\n"));
    return file.toString();
  }

  private String method() {
    return cancelled ? "CANCEL" : "PUBLISH";
  }

  public String contentType() {
    return "text/calendar; charset=utf-8; method=" + method();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("[\r\n]+", " ");
  }

  /** No line is longer than 75 bytes; a continued one begins with a space. */
  private static String folded(String line) {
    var out = new StringBuilder();
    int bytes = 0;
    for (int codePoint : line.codePoints().toArray()) {
      var letter = Character.toString(codePoint);
      int size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LINE_BYTES) {
        out.append("\r\n ");
        bytes = 1;
      }
      out.append(letter);
      bytes += size;
    }
    return out.toString();
  }
}
