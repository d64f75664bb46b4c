package id.antrean.admin.config;

import id.antrean.admin.config.ConfigurationEdits.Current;
import id.antrean.branch.Branches;
import id.antrean.branch.CallingRules;
import id.antrean.branch.LanePolicy;
import id.antrean.branch.Service;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the lanes of a branch share its counters: read and changed. */
final class Policies {
  private final Branches branches;
  private final ConfigurationEdits edits;
  private final CallingPolicyOfBranch policy = new CallingPolicyOfBranch();

  Policies(Branches branches, ConfigurationEdits edits) {
    this.branches = branches;
    this.edits = edits;
  }

  Current current(String branch) {
    return edits.current(policy, branch, Optional.empty());
  }

  /** Problem 400 with every wrong field, 409 conflict. */
  Outcome change(Edit edit, CallingRules rules) {
    return edits.change(edit, policy, before -> rules.fields());
  }

  TypedPolicy.Branch of(String branch) {
    return new TypedPolicy.Branch(
        branches.lanes(branch).stream().map(LanePolicy::lane).collect(Collectors.toSet()),
        branches.counters(branch),
        branches.services(branch).stream().map(Service::code).toList());
  }
}
