package id.antrean.display;

import id.antrean.branch.Branch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The board for a screen without JavaScript. {@code board} is empty while it cannot be read. {@code
 * unknown}: what was asked for and is no lane of the branch; where nothing asked for is one, all
 * lanes are shown.
 */
public record PlainBoard(
    Branch branch, Optional<Board> board, List<String> known, List<String> unknown) {
  private static final int MOST_UNKNOWN = 4;
  private static final int MOST_LETTERS = 8;

  static PlainBoard away(Branch branch) {
    return new PlainBoard(branch, Optional.empty(), List.of(), List.of());
  }

  /** {@code asked}: letters of lanes, as in "A,P"; "" for all. */
  static PlainBoard of(Board board, String asked) {
    var wanted =
        Arrays.stream(asked.toUpperCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(letter -> !letter.isEmpty())
            .distinct()
            .toList();
    var known = board.lanes().stream().map(lane -> lane.lane().prefix()).toList();
    var lanes =
        board.lanes().stream().filter(lane -> wanted.contains(lane.lane().prefix())).toList();
    return new PlainBoard(
        board.branch(),
        Optional.of(lanes.isEmpty() ? board : board.withLanes(lanes)),
        known,
        wanted.stream()
            .filter(letter -> !known.contains(letter))
            .limit(MOST_UNKNOWN)
            .map(PlainBoard::shown)
            .toList());
  }

  private static String shown(String typed) {
    var plain = typed.replaceAll("[^\\p{L}\\p{N}]", "?");
    return plain.length() <= MOST_LETTERS ? plain : plain.substring(0, MOST_LETTERS) + "...";
  }
}
