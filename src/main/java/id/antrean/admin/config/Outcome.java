package id.antrean.admin.config;

import id.antrean.branch.Proposal;
import id.antrean.branch.ProposalStore;
import id.antrean.db.Sql;
import java.util.Optional;

/**
 * What came of a change that somebody asked for: the version after it, or {@code proposal}, which
 * waits for a decision or for its day while everything stays as it is.
 */
record Outcome(long version, Optional<Proposal> proposal) {
  private static final String PROPOSAL = "p";

  static Outcome changed(long version) {
    return new Outcome(version, Optional.empty());
  }

  /** As a request key remembers it. */
  String written() {
    return proposal.map(p -> PROPOSAL + p.id()).orElse(Long.toString(version));
  }

  static Outcome read(Sql sql, String written) {
    return written.startsWith(PROPOSAL)
        ? new Outcome(0, ProposalStore.find(sql, Long.parseLong(written.substring(1))))
        : changed(Long.parseLong(written));
  }
}
