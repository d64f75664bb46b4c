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
        .map(sought -> best(among(region), words.query(sought)))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Entry> among(Optional<String> region) {
    return region.isEmpty()
        ? entries
        : entries.stream().filter(e -> e.branch().region().equals(region.get())).toList();
  }

  private static List<Branch> best(List<Entry> entries, SearchWords.Query query) {
    var best = new ArrayList<Entry>();
    int bestFit = NOT - 1;
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
