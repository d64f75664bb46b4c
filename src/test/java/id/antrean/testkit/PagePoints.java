package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** The house rules of a participant's page: its parts, its sizes, its words. */
public final class PagePoints {
  private static final Set<Object> INDONESIAN = words("id");
  private static final Set<Object> ENGLISH = words("en");

  private static final String MONTHS =
      "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
          + "|January|February|March|May|June|July|August|October|December)";
  private static final String WEEKDAYS =
      "(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu"
          + "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";

  private static final Pattern DAY_WITHOUT_WEEKDAY =
      Pattern.compile("(?<!" + WEEKDAYS + ",? )\\b[0-9]{1,2} " + MONTHS);
  private static final Pattern TIME_WITHOUT_ZONE =
      Pattern.compile(
          "\\b[0-9]{2}[.:][0-9]{2}\\b(?![–-][0-9]{2}[.:])(?! WI(?:B|TA|T)\\b)(?!\\.[0-9])");
  private static final Pattern COLON_TIME = Pattern.compile("\\b[0-9]{1,2}:[0-9]{2}\\b");
  private static final Pattern NUMERIC_DATE =
      Pattern.compile("\\b[0-9]{1,2}/[0-9]{1,2}\\b|\\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\\b");
  private static final Pattern MISSPELT =
      Pattern.compile(
          "(?i)\\b(?:antrian|silahkan|mohon maaf|klik|invalid|submit|error)\\b|\\b(?-i:anda)\\b|!");
  private static final Pattern PERSONAL =
      Pattern.compile("[0-9]{16}|(?:08|628)[0-9]{8,}|[0-9]{11}");

  private PagePoints() {}

  public static void check(Page page, String name) {
    assertThat(complaints(page)).as("against the rules of pages: %s", name).isEmpty();
  }

  public static List<String> complaints(Page page) {
    var all = new ArrayList<String>();
    ((List<?>) page.evaluate(PARTS)).forEach(one -> all.add(one.toString()));
    var address = page.url().replaceAll("[?&]d=[0-9a-f]+|/t/\\w+", "");
    found(all, "personal in the address", PERSONAL, address);
    found(all, "personal in the title", PERSONAL, page.title());
    boolean english = page.locator("html").getAttribute("lang").equals("en");
    for (var line : lines(page)) {
      found(all, "date without weekday", DAY_WITHOUT_WEEKDAY, line);
      found(all, "time without zone", TIME_WITHOUT_ZONE, line);
      found(all, "date in digits", NUMERIC_DATE, line);
      var foreign = english ? INDONESIAN : ENGLISH;
      if (foreign.contains(line) && !(english ? ENGLISH : INDONESIAN).contains(line)) {
        all.add("in the other language: " + line);
      }
      if (!english) {
        found(all, "time with a colon", COLON_TIME, line);
        found(all, "spelling", MISSPELT, line);
      }
    }
    return all;
  }

  private static void found(List<String> all, String what, Pattern pattern, String line) {
    var matcher = pattern.matcher(line);
    if (matcher.find()) {
      all.add(what + ": \"" + matcher.group() + "\" in: " + line);
    }
  }

  /**
   * The words of each block on the page, without what people typed and what is marked otherwise.
   */
  private static List<String> lines(Page page) {
    var found = page.evaluate(Script.of("page-lines"));
    return ((List<?>) found).stream().map(Object::toString).distinct().toList();
  }

  private static Set<Object> words(String language) {
    try (var file =
        new InputStreamReader(
            PagePoints.class.getResourceAsStream("/messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      var words = new Properties();
      words.load(file);
      return new HashSet<>(words.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String PARTS = Script.of("page-parts");
}
