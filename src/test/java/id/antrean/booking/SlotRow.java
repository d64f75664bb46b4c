package id.antrean.booking;

import id.antrean.slots.Slot;
import java.util.ArrayList;
import java.util.List;

/** A row of the slots in {@link Tables}; {@code free} holds the numbers that it can still give. */
final class SlotRow {
  final Slot slot;
  int capacity;
  int quota;
  List<Integer> free = new ArrayList<>();
  long version;

  SlotRow(Slot slot, int capacity, int quota, int firstNumber) {
    this.slot = slot;
    this.capacity = capacity;
    this.quota = quota;
    for (int n = 0; n < capacity; n++) {
      free.add(firstNumber + n);
    }
  }

  int places() {
    return quota - capacity + free.size();
  }

  int remaining() {
    return Math.max(0, places());
  }
}
