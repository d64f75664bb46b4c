package id.antrean.admin.config;

import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.ConfigurationChangeStore;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The changes of a branch's configuration, and how one is taken back. */
final class History {
  private final Database db;
  private final ConfigurationEdits edits;
  private final Map<Subject, Configured> subjects;

  History(Database db, ConfigurationEdits edits, Map<Subject, Configured> subjects) {
    this.db = db;
    this.edits = edits;
    this.subjects = subjects;
  }

  /** The newest first, older than the change of this id. */
  List<ConfigurationChange> list(String branch, long before, int most) {
    return ConfigurationChangeStore.list(db, branch, before, most);
  }

  /** Problem 404 where this branch has no such change. */
  ConfigurationChange find(String branch, long id) {
    return ConfigurationChangeStore.find(db, branch, id).orElseThrow(Problem::notFound);
  }

  private record Key(Subject subject, Optional<LocalDate> day) {}

  /** The ids of those of one branch of which nothing was changed again, and no day is over. */
  Set<Long> undoable(List<ConfigurationChange> changes, LocalDate today) {
    var now = new HashMap<Key, SortedMap<String, String>>();
    return changes.stream()
        .filter(change -> !change.isUndone())
        .filter(change -> change.day().filter(day -> day.isBefore(today)).isEmpty())
        .filter(
            change ->
                change.stillStandsIn(
                    now.computeIfAbsent(
                        new Key(change.subject(), change.day()),
                        key -> fields(change.branch(), key))))
        .map(ConfigurationChange::id)
        .collect(Collectors.toSet());
  }

  private SortedMap<String, String> fields(String branch, Key key) {
    return edits.current(subjects.get(key.subject()), branch, key.day()).fields();
  }

  /** Problem 409 changed_since where something depends on it; a second press is that, too. */
  Outcome undo(Edit edit, ConfigurationChange change) {
    return edits.change(
        edit.undoing(change.id(), change.day()),
        subjects.get(change.subject()),
        fields -> {
          if (!change.stillStandsIn(fields)) {
            throw Problem.conflict("changed_since");
          }
          return change.takenBackFrom(fields);
        });
  }
}
