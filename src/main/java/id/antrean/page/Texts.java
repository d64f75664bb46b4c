package id.antrean.page;

import id.antrean.core.Sentence;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one language, from messages_id or messages_en; {name} stands for an argument. */
public final class Texts {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
  private static final Texts INDONESIAN = new Texts("id");
  private static final Texts ENGLISH = new Texts("en");

  private final String language;
  private final Properties words = new Properties();
  private final Dates dates;

  private Texts(String language) {
    this.language = language;
    var file = "/messages_" + language + ".properties";
    try (var in = Texts.class.getResourceAsStream(file)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.dates = new Dates(words);
  }

  /** Indonesian unless {@code language} is "en". */
  public static Texts of(String language) {
    return "en".equals(language) ? ENGLISH : INDONESIAN;
  }

  public String language() {
    return language;
  }

  public Dates dates() {
    return dates;
  }

  public String say(Sentence message) {
    var pattern = words.getProperty(message.key());
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + message.key() + " in " + language);
    }
    return ARGUMENT.matcher(pattern).replaceAll(found -> argument(found.group(1), message.args()));
  }

  /** Arguments in pairs: name, value. */
  public String say(String key, Object... pairs) {
    return say(Sentence.of(key, pairs));
  }

  /**
   * A sentence in its form for staff, whom a participant's words ("Anda") would mistake for the
   * visitor before them; the same where there is none.
   */
  public Sentence toStaff(Sentence message) {
    var key = message.key() + ".staff";
    return has(key) ? new Sentence(key, message.args()) : message;
  }

  /** The same for what is wrong with each field; a map of its own, to which more may be added. */
  public Map<String, Sentence> toStaff(Map<String, Sentence> wrong) {
    var said = new LinkedHashMap<String, Sentence>();
    wrong.forEach((field, sentence) -> said.put(field, toStaff(sentence)));
    return said;
  }

  public boolean has(String key) {
    return words.containsKey(key);
  }

  public Set<String> keys() {
    return words.stringPropertyNames();
  }

  /** Dates and times of day are written as each language does. */
  private String argument(String name, Map<String, Object> args) {
    var shown =
        switch (args.get(name)) {
          case null -> "";
          case LocalDate date -> dates.day(date);
          case LocalTime time -> dates.time(time);
          case Object value -> value.toString();
        };
    return Matcher.quoteReplacement(shown);
  }
}
