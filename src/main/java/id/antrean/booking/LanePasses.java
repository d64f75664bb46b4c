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

  /** Whoever names the claim of a pass shows that it is theirs (M6); of a pass without, nobody. */
  boolean covers(Person person, Optional<String> reference, Slot slot) {
    var claimHash = reference.map(typed -> ClaimReference.hash(sealed, typed)).orElse(null);
    return store.covers(person.nikHash(sealed), claimHash, slot.lane(), slot.branch(), slot.date());
  }

  /** For those who have shown it before, or show it to staff. */
  boolean covers(Person person, Slot slot) {
    return store.covers(person.nikHash(sealed), slot.lane(), slot.branch(), slot.date());
  }

  /** Whether this claim gives this person a day in the lane, from that one on. */
  public boolean isThere(Nik nik, String reference, Lane lane, String branch, LocalDate from) {
    var claimHash = ClaimReference.hash(sealed, reference);
    return store.isThere(Person.nikHash(sealed, nik), claimHash, lane, branch, from);
  }
}
