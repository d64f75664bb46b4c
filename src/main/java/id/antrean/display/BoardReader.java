package id.antrean.display;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.LanePolicy;
import id.antrean.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the board of a branch: what PostgreSQL knows of its floor, as of now on its own clock. */
final class BoardReader {
  private final Branches branches;
  private final BoardStore store;

  BoardReader(Database db, Branches branches) {
    this.store = new BoardStore(db);
    this.branches = branches;
  }

  /** By branch, the version of its board on that day; absent when nothing happened yet. */
  Map<String, Long> versions(Map<String, LocalDate> days) {
    return store.versions(days);
  }

  Snapshot read(String id, Instant now) {
    var branch = branches.get(id);
    var calendar = branches.calendar(id);
    var day = calendar.today(now);
    var floor = store.read(id, day).orElseGet(() -> nothingYet(id));
    var lanes =
        branches.lanes(id).stream()
            .map(LanePolicy::lane)
            .sorted() // by their letters, as people look for theirs; who goes first is the policy's
            .map(
                lane ->
                    new Board.LaneBoard(
                        lane,
                        floor.calling().getOrDefault(lane, List.of()),
                        floor.next().getOrDefault(lane, List.of()),
                        floor.waiting().getOrDefault(lane, 0),
                        floor.renumbered().getOrDefault(lane, List.of())))
            .toList();
    var board =
        new Board(
            branch,
            calendar.at(now),
            Board.version(day, floor.version()),
            lanes,
            floor.recent(),
            floor.counters(),
            calendar.stillServesToday(now) ? floor.walkInRemaining() : 0,
            notices(branch, now));
    return Snapshot.of(board, day);
  }

  private BoardStore.Floor nothingYet(String id) {
    return new BoardStore.Floor(
        0,
        branches.policy(id).walkInQuota(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  /** In both languages where they have both, one after the other. */
  private List<String> notices(Branch branch, Instant now) {
    return branches.notices().at(branch, now).stream()
        .flatMap(one -> Stream.concat(Stream.of(one.text()), one.textEn().stream()))
        .toList();
  }

  /**
   * The clock changes a board, too: doors open, a break begins, the day ends; and so do notices.
   */
  boolean isOfNow(String id, Snapshot snapshot, Instant now) {
    var calendar = branches.calendar(id);
    return snapshot.day().equals(calendar.today(now))
        && snapshot.moment().equals(calendar.at(now))
        && snapshot.board().notices().equals(notices(branches.get(id), now));
  }
}
