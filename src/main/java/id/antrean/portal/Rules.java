package id.antrean.portal;

import id.antrean.branch.BranchPolicy;
import id.antrean.page.Texts;
import java.util.List;

/** A branch's rules in words, the same on its page and in the API (R39). */
public final class Rules {
  private Rules() {}

  public static List<String> of(BranchPolicy policy, Texts texts) {
    return List.of(
        texts.say("branch.late", "n", policy.late().toMinutes()),
        texts.say("branch.window", "n", policy.horizonDays()),
        texts.say("branch.cutOff", "n", policy.cutOff().toMinutes()),
        texts.say("branch.anyone"));
  }
}
