package id.antrean.staff;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.staff.AuditLink.Seal;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the sealer reads and writes. */
final class AuditSealStore {

  /** The last link of a chain; of the rounds, too, whose {@code place} is the round. */
  record Head(String chain, long place, byte[] link, Instant at) {}

  /** The last round, locked until the transaction ends; empty while another sealer works. */
  Optional<Head> lock(Tx tx) {
    return tx.first(
        AuditSealStore::head,
        "SELECT chain, place, link, at FROM audit_head WHERE chain = $1 FOR UPDATE SKIP LOCKED",
        AuditLink.ROUNDS);
  }

  /** Committed rows without a seal, by id. */
  List<AuditRow> unsealed(Tx tx, int most) {
    return tx.list(
        AuditSealStore::row,
        """
        SELECT a.id, a.at, a.actor, a.branch_id, a.action, a.object, a.detail::text AS detail
        FROM audit_unsealed u JOIN audit a ON a.id = u.audit_id
        ORDER BY u.audit_id LIMIT $1
        """,
        (long) most);
  }

  /** By chain; a chain without a link is missing. */
  Map<String, Head> heads(Sql sql, Collection<String> chains) {
    var heads = new HashMap<String, Head>();
    sql.list(
            AuditSealStore::head,
            "SELECT chain, place, link, at FROM audit_head WHERE chain = ANY ($1)",
            (Object) chains.toArray(String[]::new))
        .forEach(head -> heads.put(head.chain(), head));
    return heads;
  }

  void add(Tx tx, long round, List<Seal> seals) {
    tx.update(
        """
        INSERT INTO audit_seal (chain, place, audit_id, round, print, link)
        SELECT chain, place, audit_id, $6, print, link
        FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[])
          AS s(chain, place, audit_id, print, link)
        """,
        seals.stream().map(Seal::chain).toArray(String[]::new),
        seals.stream().map(Seal::place).toArray(Long[]::new),
        seals.stream().map(Seal::row).toArray(Long[]::new),
        buffers(seals, Seal::print),
        buffers(seals, Seal::link),
        round);
    tx.update(
        "DELETE FROM audit_unsealed WHERE audit_id = ANY ($1)",
        (Object) seals.stream().map(Seal::row).toArray(Long[]::new));
  }

  void add(Tx tx, Head round, int rows) {
    tx.update(
        "INSERT INTO audit_round (round, at, rows, link) VALUES ($1, $2, $3, $4)",
        round.place(),
        round.at(),
        rows,
        round.link());
  }

  void save(Tx tx, Collection<Head> heads) {
    tx.update(
        """
        INSERT INTO audit_head (chain, place, link, at)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::timestamptz[])
        ON CONFLICT (chain)
        DO UPDATE SET place = excluded.place, link = excluded.link, at = excluded.at
        """,
        heads.stream().map(Head::chain).toArray(String[]::new),
        heads.stream().map(Head::place).toArray(Long[]::new),
        buffers(heads, Head::link),
        heads.stream().map(h -> h.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
  }

  private static <T> Object buffers(Collection<T> all, Function<T, byte[]> part) {
    return all.stream().map(part).map(Buffer::buffer).toArray(Buffer[]::new);
  }

  private static Head head(Row row) {
    return new Head(
        row.getString("chain"),
        row.getLong("place"),
        Sql.bytes(row, "link"),
        Sql.instant(row, "at"));
  }

  static AuditRow row(Row row) {
    return new AuditRow(
        row.getLong("id"),
        Sql.instant(row, "at"),
        row.getString("actor"),
        row.getString("branch_id"),
        row.getString("action"),
        row.getString("object"),
        row.getString("detail"));
  }
}
