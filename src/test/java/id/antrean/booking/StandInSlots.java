package id.antrean.booking;

import id.antrean.core.Lane;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Slots that lie in {@link Tables}. */
final class StandInSlots implements SlotTables {
  private final Tables tables;
  private final StandInStores.Way way;

  StandInSlots(Tables tables, StandInStores.Way way) {
    this.tables = tables;
    this.way = way;
  }

  @Override
  public Optional<Found> find(long id) {
    return way.read(
        "look-up of the slot",
        () ->
            Optional.ofNullable(tables.slots.get(id))
                .map(row -> new Found(row.slot, counted(row))));
  }

  @Override
  public List<Places> places(Collection<Long> slots) {
    return way.read(
        "look-up of the places",
        () ->
            slots.stream()
                .map(tables.slots::get)
                .filter(Objects::nonNull)
                .map(StandInSlots::counted)
                .toList());
  }

  @Override
  public Optional<Places> places(long slot) {
    return places(List.of(slot)).stream().findFirst();
  }

  @Override
  public List<Slot> ofBranch(String branch, Lane lane, LocalDate from, LocalDate to) {
    throw new UnsupportedOperationException("nobody looks at a list here");
  }

  @Override
  public List<Slot> freeAround(
      Collection<String> branches, Lane lane, Instant wanted, Instant now, int n) {
    throw new UnsupportedOperationException("nobody looks for another slot here");
  }

  @Override
  public List<Slot> firstFree(Lane lane, Instant now) {
    throw new UnsupportedOperationException("nobody looks at a list here");
  }

  private static Places counted(SlotRow row) {
    return new Places(row.slot.id(), row.version, row.remaining());
  }

  List<Long> release(Instant now) {
    return way.write("release of withheld places", List.of(), () -> tables.release(now));
  }
}
