package id.antrean.branch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How people write places: words that name none ("kantor", "kab"), and nicknames ("jogja"). From
 * {@code reference/search_words.csv}. {@code meanings}: of a nickname, each as words that all hold.
 */
record SearchWords(Set<String> ignored, TreeMap<String, List<List<String>>> meanings) {
  private static final int NICKNAME_WORDS = 3;
  private static final int SHORTEST_BEGINNING = 3;

  /** Longer than any address: what follows is not looked at. */
  private static final int MOST = 300;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  static final SearchWords BUILT_IN = read();

  /**
   * What is sought. {@code phrase}: as it was typed. {@code terms}: each must hold, in one of its
   * ways, as words that all hold. {@code ignored}: words left out, which only put the better
   * answers first.
   */
  record Query(String phrase, List<List<List<String>>> terms, List<String> ignored) {}

  /** Its words, without capitals, accents and signs; "kabupaten" is short in the data. */
  static List<String> plain(String text) {
    var some = text.substring(0, Math.min(text.length(), MOST));
    var letters = MARKS.matcher(Normalizer.normalize(some, Normalizer.Form.NFKD)).replaceAll("");
    return Stream.of(BETWEEN_WORDS.split(letters.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .map(word -> word.equals("kabupaten") ? "kab" : word)
        .toList();
  }

  /** With a space around each word, so that one phrase is not found inside a word of another. */
  static String phrase(List<String> words) {
    return " " + String.join(" ", words) + " ";
  }

  boolean skips(String word) {
    return ignored.contains(word);
  }

  Query query(List<String> typed) {
    var sought = typed.stream().filter(word -> !ignored.contains(word)).toList();
    if (sought.isEmpty()) {
      return new Query(phrase(typed), terms(typed), List.of()); // "kota" alone is sought as it is
    }
    var rest = typed.stream().filter(ignored::contains).toList();
    return new Query(phrase(sought), terms(sought), rest);
  }

  /** Only "kantor", "bpjs" and their like, or a postcode. */
  boolean nameNoPlace(List<String> typed) {
    return !typed.isEmpty()
        && typed.stream().allMatch(word -> ignored.contains(word) || word.matches("[0-9]{5}"));
  }

  /** The first nickname that begins as typed. */
  Optional<List<String>> completed(List<String> typed) {
    var begun = String.join(" ", typed.stream().filter(word -> !ignored.contains(word)).toList());
    return Optional.ofNullable(meanings.ceilingKey(begun))
        .filter(nickname -> begun.length() >= SHORTEST_BEGINNING && nickname.startsWith(begun))
        .map(nickname -> List.of(nickname.split(" ")));
  }

  private List<List<List<String>>> terms(List<String> words) {
    var terms = new ArrayList<List<List<String>>>();
    for (int at = 0; at < words.size(); ) {
      int length = nickname(words, at);
      var ways = new ArrayList<List<String>>();
      ways.add(words.subList(at, at + length));
      ways.addAll(meanings.getOrDefault(String.join(" ", ways.getFirst()), List.of()));
      terms.add(ways);
      at += length;
    }
    return terms;
  }

  /** How many words from {@code at} on are one nickname; 1 where they are none. */
  private int nickname(List<String> words, int at) {
    for (int length = Math.min(NICKNAME_WORDS, words.size() - at); length > 1; length--) {
      if (meanings.containsKey(String.join(" ", words.subList(at, at + length)))) {
        return length;
      }
    }
    return 1;
  }

  private static SearchWords read() {
    var ignored = new HashSet<String>();
    var meanings = new TreeMap<String, List<List<String>>>();
    for (var row : new ReferenceFiles(Optional.empty()).searchWords()) {
      var means = row.get("means");
      if (means == null) {
        ignored.add(row.get("typed"));
      } else {
        meanings
            .computeIfAbsent(row.get("typed"), typed -> new ArrayList<>())
            .add(List.of(means.split(" ")));
      }
    }
    return new SearchWords(ignored, meanings);
  }
}
