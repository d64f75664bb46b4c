package id.antrean.branch;

import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.Proposal.State;
import id.antrean.branch.Proposal.Step;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes that wait for a decision or for their day, and what became of them. */
public final class ProposalStore {
  private ProposalStore() {}

  /** The id of the new row; that of {@code proposal} does not count. */
  public static long add(Tx tx, Proposal proposal) {
    var decided = proposal.decided();
    return tx.first(
            row -> row.getLong("id"),
            """
            INSERT INTO proposal (branch_id, subject, state, based_on, asked_at, asked_by, reason,
              valid_from, before, after, undoes, decided_at, decided_by, why)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            RETURNING id
            """,
            proposal.branch(),
            proposal.subject(),
            proposal.state(),
            proposal.basedOn(),
            proposal.asked().at(),
            proposal.asked().by(),
            proposal.asked().why(),
            proposal.from().orElse(null),
            ConfigurationChangeStore.json(proposal.before()),
            ConfigurationChangeStore.json(proposal.after()),
            proposal.undoes().orElse(null),
            decided.map(Step::at).orElse(null),
            decided.map(Step::by).orElse(null),
            decided.map(Step::why).orElse(null))
        .orElseThrow();
  }

  public static Optional<Proposal> find(Sql sql, long id) {
    return sql.first(ProposalStore::proposal, "SELECT * FROM proposal WHERE id = $1", id);
  }

  /** Until the transaction ends nobody else decides it. */
  public static Optional<Proposal> lock(Tx tx, long id) {
    return tx.first(
        ProposalStore::proposal, "SELECT * FROM proposal WHERE id = $1 FOR NO KEY UPDATE", id);
  }

  /** Those of a branch that wait for a decision or for their day, the first one first. */
  public static List<Proposal> open(Sql sql, String branch) {
    return sql.list(
        ProposalStore::proposal,
        """
        SELECT * FROM proposal WHERE branch_id = $1 AND state IN ('WAITING', 'COMING')
        ORDER BY id LIMIT 200
        """,
        branch);
  }

  /** Decided changes of a branch that wait for their day, in the order of the days. */
  public static List<Proposal> coming(Sql sql, String branch, Subject subject) {
    return sql.list(
        ProposalStore::proposal,
        """
        SELECT * FROM proposal WHERE branch_id = $1 AND subject = $2 AND state = 'COMING'
        ORDER BY valid_from, id
        """,
        branch,
        subject);
  }

  /** Branches where a decided change waits for its day. */
  public static List<String> branchesWithComing(Sql sql) {
    return sql.list(
        row -> row.getString("branch_id"),
        "SELECT DISTINCT branch_id FROM proposal WHERE state = 'COMING'");
  }

  /** Of these branches, in one state or in all, the newest first, from before this one on. */
  public static List<Proposal> list(
      Sql sql, Collection<String> branches, Optional<State> state, long before, int most) {
    return sql.list(
        ProposalStore::proposal,
        """
        SELECT * FROM proposal
        WHERE branch_id = ANY ($1) AND ($2::text IS NULL OR state = $2) AND id < $3
        ORDER BY id DESC LIMIT $4
        """,
        branches.toArray(String[]::new),
        state.map(State::name).orElse(null),
        before,
        most);
  }

  /** How many of these branches wait for a decision. */
  public static int waiting(Sql sql, Collection<String> branches) {
    return sql.first(
            row -> row.getInteger("n"),
            """
            SELECT count(*)::int AS n FROM proposal
            WHERE state = 'WAITING' AND branch_id = ANY ($1)
            """,
            (Object) branches.toArray(String[]::new))
        .orElseThrow();
  }

  /** What they made of these changes of the history. */
  public static List<Proposal> ofChanges(Sql sql, Collection<Long> changes) {
    return sql.list(
        ProposalStore::proposal,
        "SELECT * FROM proposal WHERE change_id = ANY ($1)",
        (Object) changes.toArray(Long[]::new));
  }

  /** Decided changes whose day has begun at their branch, in the order in which they hold. */
  public static List<Proposal> due(Sql sql, Instant now, int most) {
    return sql.list(
        ProposalStore::proposal,
        """
        SELECT p.* FROM proposal p JOIN branch b ON b.id = p.branch_id
        WHERE p.state = 'COMING' AND p.valid_from <= ($1::timestamptz AT TIME ZONE b.time_zone)::date
        ORDER BY p.valid_from, p.id LIMIT $2
        """,
        now,
        most);
  }

  /** {@code change}: what came of it, where it is DONE. */
  public static void decide(Tx tx, long id, State state, Step step, Optional<Long> change) {
    tx.update(
        """
        UPDATE proposal
        SET state = $2, decided_at = $3, decided_by = $4, why = $5, change_id = $6
        WHERE id = $1
        """,
        id,
        state,
        step.at(),
        step.by(),
        step.why(),
        change.orElse(null));
  }

  private static Proposal proposal(Row row) {
    return new Proposal(
        row.getLong("id"),
        row.getString("branch_id"),
        Subject.valueOf(row.getString("subject")),
        State.valueOf(row.getString("state")),
        row.getLong("based_on"),
        new Step(Sql.instant(row, "asked_at"), row.getString("asked_by"), row.getString("reason")),
        Optional.ofNullable(row.getLocalDate("valid_from")),
        ConfigurationChangeStore.fields(row.getJsonObject("before")),
        ConfigurationChangeStore.fields(row.getJsonObject("after")),
        Optional.ofNullable(row.getLong("undoes")),
        Optional.ofNullable(Sql.instant(row, "decided_at"))
            .map(at -> new Step(at, row.getString("decided_by"), row.getString("why"))),
        Optional.ofNullable(row.getLong("change_id")));
  }
}
