package id.antrean.staff;

import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.staff.AuditLink.Seal;
import id.antrean.staff.AuditSealStore.Head;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** What the check reads. */
final class AuditCheckStore {
  private static final String SEALED =
      """
      SELECT s.chain, s.place, s.audit_id, s.round, s.print, s.link, a.id, a.at, a.actor, a.branch_id,
        a.action, a.object, a.detail::text AS detail, r.rows, r.link AS round_link
      FROM audit_seal s LEFT JOIN audit a ON a.id = s.audit_id
        LEFT JOIN audit_round r ON r.round = s.round
      """;

  /** A turn of the sealer: how many rows it sealed, and its link. */
  record Round(long number, int rows, byte[] link) {}

  /** {@code row}: empty where it is gone, as {@code round} where that of the number is gone. */
  record SealedRow(Seal seal, long number, Optional<Round> round, Optional<AuditRow> row) {}

  private final Database db;

  AuditCheckStore(Database db) {
    this.db = db;
  }

  /** Empty for a chain without a link. */
  Optional<Head> head(String chain) {
    return Optional.ofNullable(new AuditSealStore().heads(db, List.of(chain)).get(chain));
  }

  /** Of the rounds up to this one, what stands after a place in one of them, in order. */
  List<SealedRow> ofRounds(long round, String chain, long place, long upTo, int most) {
    return db.list(
        AuditCheckStore::sealedRow,
        SEALED
            + """
            WHERE (s.round, s.chain, s.place) > ($1, $2, $3) AND s.round <= $4
            ORDER BY s.round, s.chain, s.place LIMIT $5
            """,
        round,
        chain,
        place,
        upTo,
        (long) most);
  }

  /** Of the chain up to this place, what stands after another. */
  List<SealedRow> ofChain(String chain, long after, long upTo, int most) {
    return db.list(
        AuditCheckStore::sealedRow,
        SEALED + "WHERE s.chain = $1 AND s.place > $2 AND s.place <= $3 ORDER BY s.place LIMIT $4",
        chain,
        after,
        upTo,
        (long) most);
  }

  Optional<Seal> seal(String chain, long place) {
    return db.first(
        AuditCheckStore::seal,
        "SELECT chain, place, audit_id, print, link FROM audit_seal WHERE chain = $1 AND place = $2",
        chain,
        place);
  }

  Optional<byte[]> roundLink(long number) {
    return db.first(
        row -> Sql.bytes(row, "link"), "SELECT link FROM audit_round WHERE round = $1", number);
  }

  /** The lowest id of a round's rows: no later round has one that is much lower. */
  long lowestRow(long round) {
    return db.first(
            row -> row.getLong("id"),
            "SELECT coalesce(min(audit_id), 0) AS id FROM audit_seal WHERE round = $1",
            round)
        .orElseThrow();
  }

  /** Whether there ever was a round with this link. */
  boolean isKnown(byte[] link) {
    return db.first(row -> true, "SELECT 1 FROM audit_round WHERE link = $1", Buffer.buffer(link))
        .orElse(false);
  }

  /** A seal behind the last round: not made by the sealer. */
  Optional<Seal> behind(long lastRound) {
    return db.first(
        AuditCheckStore::seal,
        """
        SELECT chain, place, audit_id, print, link FROM audit_seal s
        WHERE round > $1 AND NOT EXISTS (SELECT FROM audit_round r WHERE r.round = s.round)
        ORDER BY round, chain, place LIMIT 1
        """,
        lastRound);
  }

  /** Whether what the row says was sealed at another place. */
  boolean isSealedElsewhere(byte[] print) {
    return db.first(row -> true, "SELECT 1 FROM audit_seal WHERE print = $1", Buffer.buffer(print))
        .orElse(false);
  }

  /** A row between these ids that was never to be sealed, so not written by an act. */
  Optional<AuditRow> stranger(long from, long to, String branch) {
    return db.first(
        AuditSealStore::row,
        """
        SELECT a.id, a.at, a.actor, a.branch_id, a.action, a.object, a.detail::text AS detail
        FROM audit a
        WHERE a.id BETWEEN $1 AND $2 AND ($3::text IS NULL OR a.branch_id = $3)
          AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.audit_id = a.id)
          AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.audit_id = a.id)
        ORDER BY a.id LIMIT 1
        """,
        from,
        to,
        branch);
  }

  /** The id of a row that went before it could be sealed. */
  Optional<Long> goneUnsealed() {
    return db.first(
        row -> row.getLong("audit_id"),
        """
        SELECT u.audit_id FROM audit_unsealed u
        WHERE NOT EXISTS (SELECT FROM audit a WHERE a.id = u.audit_id)
        ORDER BY u.audit_id LIMIT 1
        """);
  }

  /** The first seal from this round on whose forerunner in its chain is missing. */
  Optional<Seal> gap(long fromRound) {
    return db.first(
        AuditCheckStore::seal,
        """
        SELECT s.chain, s.place, s.audit_id, s.print, s.link FROM audit_seal s
        WHERE s.round >= $1 AND s.place > 1 AND NOT EXISTS (
          SELECT FROM audit_seal b WHERE b.chain = s.chain AND b.place = s.place - 1)
        ORDER BY s.round, s.chain, s.place LIMIT 1
        """,
        fromRound);
  }

  long waiting() {
    return db.first(row -> row.getLong("n"), "SELECT count(*) AS n FROM audit_unsealed")
        .orElseThrow();
  }

  private static SealedRow sealedRow(Row row) {
    long number = row.getLong("round");
    var round =
        row.getInteger("rows") == null
            ? Optional.<Round>empty()
            : Optional.of(new Round(number, row.getInteger("rows"), Sql.bytes(row, "round_link")));
    return new SealedRow(
        seal(row),
        number,
        round,
        row.getLong("id") == null ? Optional.empty() : Optional.of(AuditSealStore.row(row)));
  }

  private static Seal seal(Row row) {
    return new Seal(
        row.getString("chain"),
        row.getLong("place"),
        row.getLong("audit_id"),
        Sql.bytes(row, "print"),
        Sql.bytes(row, "link"));
  }
}
