package id.antrean.staff;

import id.antrean.core.Sealed;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keyed hashes that hold the trail together. Each has a label of its own, and their key is not in
 * the database.
 */
final class AuditLink {
  /** Before the first link of a chain. */
  static final byte[] NONE = {};

  /** The chain of acts at no branch. */
  static final String NO_BRANCH = "-";

  /** The chain of the sealer's rounds. */
  static final String ROUNDS = "*";

  /** A row's place in its chain. {@code print}: what the row says. */
  record Seal(String chain, long place, long row, byte[] print, byte[] link) {}

  private AuditLink() {}

  static String chain(String branch) {
    return branch == null ? NO_BRANCH : branch;
  }

  static byte[] print(Sealed sealed, AuditRow row) {
    return sealed.hash("audit-row", row.written());
  }

  static byte[] of(Sealed sealed, byte[] before, String chain, long place, long row, byte[] print) {
    return sealed.hmac(
        "audit-link", hex(before) + " " + chain + " " + place + " " + row + " " + hex(print));
  }

  /** {@code seals}: all that the round made, in the order of chain and place. */
  static byte[] ofRound(Sealed sealed, byte[] before, long round, List<Seal> seals) {
    return sealed.hmac(
        "audit-round",
        seals.stream()
            .map(seal -> seal.chain() + " " + seal.place() + " " + hex(seal.link()))
            .collect(Collectors.joining("\n", hex(before) + " " + round + "\n", "")));
  }

  static String hex(byte[] link) {
    return HexFormat.of().formatHex(link);
  }
}
