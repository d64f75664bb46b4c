package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Proposal;
import id.antrean.page.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A proposal as pages show it: at the branch's time, each field in words. */
public record ProposalView(
    Proposal proposal,
    Branch branch,
    LocalDateTime asked,
    Optional<LocalDateTime> decided,
    List<ChangeWords.Line> lines) {

  static List<ProposalView> of(List<Proposal> proposals, Branches branches, Texts texts) {
    return proposals.stream().map(p -> of(p, p.before(), branches, texts)).toList();
  }

  /** {@code now}: the fields that it would change, as they are. */
  static ProposalView of(
      Proposal proposal, SortedMap<String, String> now, Branches branches, Texts texts) {
    var branch = branches.get(proposal.branch());
    var asked = at(proposal.asked().at(), branch);
    var change = proposal.asChangeOf(now, asked.toLocalDate());
    return new ProposalView(
        proposal,
        branch,
        asked,
        proposal.decided().map(step -> at(step.at(), branch)),
        new ChangeWords(branches, texts).lines(change));
  }

  private static LocalDateTime at(Instant instant, Branch branch) {
    return instant.atZone(branch.timeZone()).toLocalDateTime();
  }
}
