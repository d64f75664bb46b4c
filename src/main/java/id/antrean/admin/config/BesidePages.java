package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.Proposal.State;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.Links;
import id.antrean.page.Param;
import java.util.List;

/** Reads what stands beside the forms of configuration, and says what came of them. */
final class BesidePages {
  static final String SAVED = "disimpan";
  private static final String ASKED = "diusulkan";
  private static final String COMING = "direncanakan";
  private static final List<String> DONE = List.of(SAVED, ASKED, COMING);

  private final Branches branches;
  private final Proposals proposals;

  BesidePages(Branches branches, Proposals proposals) {
    this.branches = branches;
    this.proposals = proposals;
  }

  BesideForm of(Request request, String branch, Subject subject, boolean isAnswer) {
    return new BesideForm(
        isAnswer ? "" : done(request),
        ProposalView.of(proposals.open(branch, subject), branches, request.texts()),
        !proposals.decidesAlone(request.principal(), branch),
        request.form("validFrom"));
  }

  /** What was done a moment ago, or "". */
  static String done(Request request) {
    return request.query(Param.DONE).filter(DONE::contains).orElse("");
  }

  /** Back to the page, which says what came of it. */
  static Reply done(String page, Outcome outcome) {
    var word =
        outcome
            .proposal()
            .map(proposal -> proposal.state() == State.COMING ? COMING : ASKED)
            .orElse(SAVED);
    return Reply.seeOther(Links.with(page, Param.DONE, word));
  }
}
