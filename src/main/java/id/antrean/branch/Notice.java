package id.antrean.branch;

import id.antrean.core.PlannedStop;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What staff let people know for a while: at a branch, in a region, or everywhere where it names
 * neither. A STOP has no words of its own.
 */
public record Notice(
    UUID id,
    Kind kind,
    Optional<String> branch,
    Optional<String> region,
    String text,
    Optional<String> textEn,
    Instant from,
    Instant until,
    String by) {

  public enum Kind {
    NOTICE,
    STOP
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  boolean isShown(Instant now) {
    return kind == Kind.NOTICE && !now.isBefore(from) && !isOver(now);
  }

  /** Whether it is shown there, at its time. */
  public boolean isFor(Branch place) {
    return branch.isPresent()
        ? branch.get().equals(place.id())
        : region.isEmpty() || region.get().equals(place.region());
  }

  /** English where there are English words and they are asked for. */
  public String in(String language) {
    return "en".equals(language) ? textEn.orElse(text) : text;
  }

  PlannedStop stop() {
    return new PlannedStop(from, until);
  }
}
