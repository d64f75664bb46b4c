package id.antrean.branch;

import static java.util.stream.Collectors.toMap;

import id.antrean.core.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds branches by what people type. Made once for each reading of the branches; a search compares
 * words in memory. Only the best kind of answer is given: who types "bali" means Bali, and who
 * types "balik" gets Balikpapan.
 */
final class OfficeSearch {
  /** Name, town or province have these words side by side. */
  private static final int EXACT = 0;

  /** They have them, but apart: "Nusa Tenggara Barat" and "Lombok Timur". */
  private static final int APART = 1;

  /** They have a word that begins so. */
  private static final int BEGINS = 2;

  /** They have a word that holds it, or address or region have one that begins so. */
  private static final int HOLDS = 3;

  /** They have a word that is a typing error away. */
  private static final int SLIP = 4;

  private static final int NOT = 5;
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_SLIP = 4;

  /** Nobody types more, and each word left out is a search. */
  private static final int MOST_WORDS = 8;

  /**
   * {@code lines}: name, town and province, with a space around each word. {@code place}: their
   * words, and each two neighbours as one. {@code more}: the words of address and region.
   */
  private record Entry(Branch branch, List<String> lines, Set<String> place, Set<String> more) {
    boolean holds(String phrase) {
      return lines.stream().anyMatch(line -> line.contains(phrase));
    }
  }

  private final List<Entry> entries;

  OfficeSearch(Collection<Branch> branches, Collection<Region> regions) {
    var names = regions.stream().collect(toMap(Region::id, Region::name));
    entries = branches.stream().map(b -> entry(b, names.getOrDefault(b.region(), ""))).toList();
  }

  private static Entry entry(Branch branch, String region) {
    var lines = new ArrayList<String>();
    var place = new HashSet<String>();
    for (var text : List.of(branch.name(), branch.city(), branch.province())) {
      var words = SearchWords.plain(text);
      lines.add(SearchWords.phrase(words));
      place.addAll(words);
      for (int i = 1; i < words.size(); i++) {
        place.add(words.get(i - 1) + words.get(i));
      }
    }
    var more = new HashSet<>(SearchWords.plain(branch.address().orElse("")));
    more.addAll(SearchWords.plain(region));
    return new Entry(branch, lines, place, more);
  }

  /** By how well they fit, then by name. Signs alone name no office; nothing at all names each. */
  List<Branch> find(Optional<String> region, String query) {
    var typed = SearchWords.plain(query);
    if (typed.isEmpty()) {
      return query.isBlank() ? among(region).stream().map(Entry::branch).toList() : List.of();
    }
    if (query.strip().length() > 1 && typed.stream().allMatch(word -> word.length() == 1)) {
      return List.of(); // "<b>"; a letter alone is a word begun
    }
    var words = SearchWords.BUILT_IN;
    return Stream.of(
            Optional.of(typed),
            Optional.of(List.of(String.join("", typed))), // "palangka raya"
            words.completed(typed)) // "jogj", on the way to "jogja"
        .flatMap(Optional::stream)
        .map(sought -> best(among(region), words.query(sought), SLIP))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** As {@link #find}; where nothing has all the words, by those that belong together. */
  FoundOffices search(Optional<String> region, String query) {
    var whole = find(region, query);
    var words = SearchWords.plain(query).stream().filter(w -> !SearchWords.BUILT_IN.skips(w));
    var sought = whole.isEmpty() ? words.toList() : List.<String>of();
    return sought.size() < 2 || sought.size() > MOST_WORDS
        ? FoundOffices.all(whole)
        : part(among(region), sought);
  }

  /** Leaves out one word after the other, as few as will do, until the rest names offices. */
  private static FoundOffices part(List<Entry> entries, List<String> sought) {
    var kept = sought;
    while (kept.size() > 1) {
      var found = withoutOne(entries, kept);
      if (found.isPresent()) {
        var left = new ArrayList<>(sought);
        found.get().kept().forEach(left::remove);
        return new FoundOffices(found.get().offices(), found.get().kept(), left);
      }
      kept = without(kept, unknown(entries, kept));
    }
    return FoundOffices.all(List.of());
  }

  /** The fewest offices are most likely those that are meant: "bekasi", not "timur". */
  private static Optional<FoundOffices> withoutOne(List<Entry> entries, List<String> words) {
    return IntStream.iterate(words.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(i -> without(words, i))
        .map(rest -> new FoundOffices(named(entries, rest), rest, List.of()))
        .filter(found -> !found.offices().isEmpty())
        .min(Comparator.comparingInt(found -> found.offices().size()));
  }

  /** Which word names no place by itself; the last where each does. */
  private static int unknown(List<Entry> entries, List<String> words) {
    return IntStream.range(0, words.size())
        .filter(i -> named(entries, List.of(words.get(i))).isEmpty())
        .findFirst()
        .orElse(words.size() - 1);
  }

  private static List<String> without(List<String> words, int at) {
    var rest = new ArrayList<>(words);
    rest.remove(at);
    return rest;
  }

  /** By names of places as they are spelt: where words are left out, nothing else is guessed. */
  private static List<Branch> named(List<Entry> entries, List<String> words) {
    return words.stream().anyMatch(word -> word.length() >= SHORTEST_PART)
        ? best(entries, SearchWords.BUILT_IN.query(words), BEGINS)
        : List.of();
  }

  private List<Entry> among(Optional<String> region) {
    return region.isEmpty()
        ? entries
        : entries.stream().filter(e -> e.branch().region().equals(region.get())).toList();
  }

  /** {@code worst}: the worst kind of answer that will do. */
  private static List<Branch> best(List<Entry> entries, SearchWords.Query query, int worst) {
    var best = new ArrayList<Entry>();
    int bestFit = worst;
    for (var entry : entries) {
      int fit = fit(entry, query);
      if (fit < bestFit) {
        best.clear();
        bestFit = fit;
      }
      if (fit == bestFit) {
        best.add(entry);
      }
    }
    return best.stream()
        .sorted(
            Comparator.comparing((Entry e) -> !e.place().containsAll(query.ignored()))
                .thenComparing(e -> !beginsWith(e, query)))
        .map(Entry::branch)
        .toList();
  }

  private static boolean beginsWith(Entry entry, SearchWords.Query query) {
    return query.terms().getFirst().stream()
        .anyMatch(way -> entry.lines().getFirst().startsWith(" " + way.getFirst()));
  }

  private static int fit(Entry entry, SearchWords.Query query) {
    int worst = EXACT;
    for (var ways : query.terms()) {
      int best = NOT;
      for (var words : ways) {
        best = Math.min(best, fit(entry, words));
      }
      worst = Math.max(worst, best);
    }
    boolean apart = query.terms().size() > 1 && !entry.holds(query.phrase());
    return worst == EXACT && apart ? APART : worst;
  }

  private static int fit(Entry entry, List<String> words) {
    int worst = EXACT;
    for (var word : words) {
      worst = Math.max(worst, fit(entry, word));
    }
    boolean apart = words.size() > 1 && !entry.holds(SearchWords.phrase(words));
    return worst == EXACT && apart ? APART : worst;
  }

  private static int fit(Entry entry, String word) {
    if (entry.place().contains(word)) {
      return EXACT;
    }
    int best = entry.more().contains(word) ? HOLDS : NOT;
    for (var other : entry.place()) {
      if (other.startsWith(word)) {
        return BEGINS;
      }
      if (word.length() >= SHORTEST_PART && other.contains(word)) {
        best = HOLDS;
      } else if (best > SLIP && word.length() >= SHORTEST_SLIP && EditDistance.isOne(word, other)) {
        best = SLIP;
      }
    }
    for (var other : best > HOLDS ? entry.more() : Set.<String>of()) {
      if (other.startsWith(word)) {
        return HOLDS;
      }
    }
    return best;
  }
}
