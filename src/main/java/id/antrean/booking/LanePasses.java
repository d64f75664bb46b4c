package id.antrean.booking;

import id.antrean.core.ClaimReference;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.slots.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The right to book a lane that is not open to all (R26): first to last day, at one branch. */
public final class LanePasses {
  private final LanePassStore store;
  private final Sealed sealed;

  public LanePasses(Database db, Sealed sealed) {
    this.store = new LanePassStore(db);
    this.sealed = sealed;
  }

  /** The same grant twice is one pass. */
  public void grant(Nik nik, Lane lane, String branch, LocalDate first, LocalDate last) {
    var nikHash = Person.nikHash(sealed, nik);
    var same = sealed.hmac("lane-pass", nik.digits() + lane + branch + first + last);
    store.add(UUID.nameUUIDFromBytes(same), nikHash, lane, branch, first, last);
  }

  /**
   * A person who names the claim of a pass shows that it is theirs (M6); one without asks nothing.
   * Problem 409 pass_required, or pass_expired: theirs is of other days.
   */
  void mustCover(Person person, Optional<String> reference, Slot slot) {
    mustCover(person, false, reference, slot);
  }

  /** For those who have shown it before, or show it to staff. */
  void mustCover(Person person, Slot slot) {
    mustCover(person, true, Optional.empty(), slot);
  }

  private void mustCover(Person person, boolean known, Optional<String> reference, Slot slot) {
    var nik = person.nikHash(sealed);
    var days = store.days(nik, known, claimHash(reference), slot.lane(), slot.branch());
    if (days.stream().anyMatch(pass -> pass.contains(slot.date()))) {
      return;
    }
    if (days.isEmpty()) {
      throw Problem.conflict("pass_required");
    }
    var last = days.getFirst();
    throw Problem.conflict("pass_expired")
        .saying(Sentence.of("pass.days", "first", last.first(), "last", last.last()));
  }

  /** The days that this claim gives this person in the lane there. */
  public List<LanePass.Days> days(Nik nik, String reference, Lane lane, String branch) {
    var claim = claimHash(Optional.of(reference));
    return store.days(Person.nikHash(sealed, nik), false, claim, lane, branch);
  }

  private byte[] claimHash(Optional<String> reference) {
    return reference.map(typed -> ClaimReference.hash(sealed, typed)).orElse(null);
  }
}
