package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.page.Texts;
import id.antrean.staff.AuditEntry;
import id.antrean.staff.AuditRow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts rows of the trail into words for people. */
final class TrailReader {
  /** Seals come within seconds; what took longer is told. */
  private static final Duration LATE = Duration.ofHours(1);

  private final Branches branches;
  private final TrailNameStore store;

  TrailReader(Branches branches, TrailNameStore store) {
    this.branches = branches;
    this.store = store;
  }

  /** What was done at no branch has the time of {@code scope}. */
  List<TrailLine> lines(List<AuditEntry> entries, Texts texts, ReachedOffices scope) {
    var rows = entries.stream().map(AuditEntry::row).toList();
    var names = names(rows);
    return entries.stream().map(entry -> line(entry, texts, names, scope)).toList();
  }

  /** The one object that is asked for; by its name only where there are rows to read of it. */
  static String object(String asked, List<TrailLine> lines, Texts texts) {
    return lines.stream()
        .filter(line -> line.key().equals(asked))
        .map(TrailLine::object)
        .findFirst()
        .orElseGet(() -> TrailWords.object(texts, TrailNames.NONE, asked));
  }

  private TrailNames names(List<AuditRow> rows) {
    var counters = new TreeSet<String>();
    rows.forEach(
        row -> {
          counter(row.object()).ifPresent(counters::add);
          Optional.ofNullable(TrailJson.detail(row).get("counter"))
              .ifPresent(id -> counters.add(id.toString()));
        });
    return store.of(rows.stream().map(AuditRow::object).toList(), counters);
  }

  private static Optional<String> counter(String object) {
    return Stream.of(object)
        .filter(one -> one.startsWith("counter:"))
        .map(one -> one.substring("counter:".length()))
        .findFirst();
  }

  private TrailLine line(AuditEntry entry, Texts texts, TrailNames names, ReachedOffices scope) {
    var row = entry.row();
    var zone = zone(row, scope.zone());
    return new TrailLine(
        TrailWords.action(texts, row.action()),
        row.actor(),
        row.at().atZone(zone),
        scope.branch().isEmpty()
            ? Optional.ofNullable(row.branch())
                .map(id -> branches.find(id).map(Branch::name).orElse(id))
            : Optional.empty(),
        TrailWords.object(texts, names, row.object()),
        row.object(),
        new TrailDetail(branches, texts, names, zone).of(row),
        entry.sealedAt().isPresent(),
        entry.sealedAt().filter(at -> at.isAfter(row.at().plus(LATE))).map(at -> at.atZone(zone)));
  }

  /** That of the branch at which it was done. */
  ZoneId zone(AuditRow row, ZoneId otherwise) {
    return Optional.ofNullable(row.branch())
        .flatMap(branches::find)
        .map(Branch::timeZone)
        .orElse(otherwise);
  }
}
