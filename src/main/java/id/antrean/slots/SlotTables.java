package id.antrean.slots;

import id.antrean.core.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What lists and the quota counter ask of the slots: {@link SlotStore} in the program; tests put
 * tables here that lie in memory.
 */
public interface SlotTables {

  /** What the quota counter compares itself with. */
  record Places(long slot, long version, int remaining) {}

  record Found(Slot slot, Places places) {}

  Optional<Found> find(long id);

  Optional<Places> places(long slot);

  List<Places> places(Collection<Long> slots);

  List<Slot> ofBranch(String branch, Lane lane, LocalDate from, LocalDate to);

  /** Open slots with places of several branches, nearest in time to {@code wanted} first. */
  List<Slot> freeAround(Collection<String> branches, Lane lane, Instant wanted, Instant now, int n);

  /** The first free slot of each branch that has one. */
  List<Slot> firstFree(Lane lane, Instant now);
}
