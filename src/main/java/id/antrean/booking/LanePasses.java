package id.antrean.booking;

import id.antrean.core.ClaimReference;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.slots.Slot;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The right to book a lane that is not open to all (R26): first to last day, at one branch. */
public final class LanePasses {
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

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
   */
  boolean covers(Person person, Optional<String> reference, Slot slot) {
    return covers(person, false, reference, slot);
  }

  /** For those who have shown it before, or show it to staff. */
  boolean covers(Person person, Slot slot) {
    return covers(person, true, Optional.empty(), slot);
  }

  private boolean covers(Person person, boolean known, Optional<String> reference, Slot slot) {
    var nikHash = person.nikHash(sealed);
    var day = slot.date();
    return store.isThere(
        nikHash, known, claimHash(reference), slot.lane(), slot.branch(), day, day);
  }

  /** Whether this claim gives this person a day in the lane, from that one on. */
  public boolean isThere(Nik nik, String reference, Lane lane, String branch, LocalDate from) {
    var nikHash = Person.nikHash(sealed, nik);
    var claimHash = claimHash(Optional.of(reference));
    return store.isThere(nikHash, false, claimHash, lane, branch, from, END);
  }

  private byte[] claimHash(Optional<String> reference) {
    return reference.map(typed -> ClaimReference.hash(sealed, typed)).orElse(null);
  }
}
