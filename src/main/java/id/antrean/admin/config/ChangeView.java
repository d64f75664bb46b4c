package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.page.Texts;
import java.time.LocalDateTime;
import java.util.List;

/** A change as pages show it: at the branch's time, each field in words. */
public record ChangeView(
    ConfigurationChange change, LocalDateTime at, List<ChangeWords.Line> lines) {

  static List<ChangeView> of(
      List<ConfigurationChange> changes, Branches branches, String branch, Texts texts) {
    var zone = branches.get(branch).timeZone();
    var words = new ChangeWords(branches, texts);
    return changes.stream()
        .map(c -> new ChangeView(c, c.at().atZone(zone).toLocalDateTime(), words.lines(c)))
        .toList();
  }
}
