package id.antrean.booking;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.booking.BookingTables.Outcome;
import id.antrean.slots.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * PostgreSQL's tables of bookings in memory, each statement done at once: the stand-in that {@link
 * StandInIT} holds against the real one. {@link Broken} takes a guard away, to see that its absence
 * is seen.
 */
final class Tables {
  /** Guards that a negative control takes away. */
  enum Broken {
    NOTHING,
    PLACES,
    OFFER,
    REQUEST_KEY
  }

  record Booked(BookingRow draft, Booking booking) {
    boolean isOpen() {
      return booking.state() == Booking.State.BOOKED || booking.state() == Booking.State.CHECKED_IN;
    }
  }

  record Withheld(long slot, int number, Instant until) {}

  record Key(byte[] fingerprint, String made) {}

  final Map<Long, SlotRow> slots = new TreeMap<>();
  final Map<UUID, Booked> bookings = new HashMap<>();
  final List<Withheld> withheld = new ArrayList<>();
  final Map<String, Key> keys = new HashMap<>();
  final List<String> events = new ArrayList<>();
  private final Broken broken;
  private Consumer<SlotRow> sold = slot -> {};

  Tables(Broken broken) {
    this.broken = broken;
  }

  /** Told of each slot that somebody just got a place in, before anything else can happen. */
  void onSale(Consumer<SlotRow> sold) {
    this.sold = sold;
  }

  List<Answer> book(List<BookingRow> drafts, Instant now) {
    var rank = new HashMap<Long, Integer>();
    var places = new HashMap<Long, Integer>();
    var ranked = new ArrayList<BookingRow>();
    var numbers = new HashMap<UUID, Integer>();
    for (var draft : drafts) {
      var slot = slots.get(draft.slot());
      if (slot == null) {
        continue;
      }
      places.putIfAbsent(draft.slot(), slot.places());
      int place = rank.merge(draft.slot(), 1, Integer::sum);
      if (slot.slot.isOpen(now) && mayHave(slot, place)) {
        numbers.put(draft.id(), number(slot, place));
        ranked.add(draft);
      }
    }
    ranked.sort(
        Comparator.comparing(BookingRow::nikHash, Arrays::compareUnsigned)
            .thenComparing(BookingRow::openKey, Arrays::compareUnsigned));
    var made = new HashMap<UUID, Integer>();
    var madeIn = new HashMap<Long, Integer>();
    for (var draft : ranked) {
      if (isFree(draft)) {
        int number = numbers.get(draft.id());
        bookings.put(draft.id(), new Booked(draft, booking(draft, number, now)));
        made.put(draft.id(), number);
        madeIn.merge(draft.slot(), 1, Integer::sum);
        events.add("BookingMade");
      }
    }
    madeIn.forEach(
        (id, many) -> {
          slots.get(id).version++;
          slots.get(id).free.removeIf(n -> isMade(made, id, n));
          sold.accept(slots.get(id));
        });
    return drafts.stream().map(draft -> answer(draft, now, numbers, made, madeIn, places)).toList();
  }

  private boolean mayHave(SlotRow slot, int place) {
    return switch (broken) {
      case PLACES -> true;
      case OFFER -> place <= slot.free.size();
      default -> place <= slot.places();
    };
  }

  private static int number(SlotRow slot, int place) {
    return place <= slot.free.size()
        ? slot.free.get(place - 1)
        : 9_000 + (int) slot.version + place;
  }

  private boolean isMade(Map<UUID, Integer> made, long slot, int number) {
    return made.entrySet().stream()
        .anyMatch(m -> m.getValue() == number && bookings.get(m.getKey()).booking().slot() == slot);
  }

  private Answer answer(
      BookingRow draft,
      Instant now,
      Map<UUID, Integer> numbers,
      Map<UUID, Integer> made,
      Map<Long, Integer> madeIn,
      Map<Long, Integer> places) {
    var slot = slots.get(draft.slot());
    if (slot == null) {
      return new Answer(Outcome.UNKNOWN_SLOT, 0, 0, 0);
    }
    int remaining = Math.max(0, places.get(draft.slot()) - madeIn.getOrDefault(draft.slot(), 0));
    if (made.containsKey(draft.id())) {
      return new Answer(Outcome.MADE, made.get(draft.id()), slot.version, remaining);
    }
    var outcome =
        !slot.slot.isOpen(now)
            ? Outcome.CLOSED
            : numbers.containsKey(draft.id()) ? Outcome.CONFLICT : Outcome.FULL;
    return new Answer(outcome, 0, slot.version, remaining);
  }

  /** No unique key is in its way. */
  private boolean isFree(BookingRow draft) {
    return bookings.values().stream()
        .noneMatch(
            row ->
                row.draft().requestKey().equals(draft.requestKey()) && keysCount()
                    || draft.captcha() != null && draft.captcha().equals(row.draft().captcha())
                    || row.isOpen() && Arrays.equals(row.draft().openKey(), draft.openKey()));
  }

  private boolean keysCount() {
    return broken != Broken.REQUEST_KEY;
  }

  private Booking booking(BookingRow draft, int number, Instant now) {
    var slot = slots.get(draft.slot()).slot;
    return at(slot, draft, number, Booking.State.BOOKED, 0, now, now);
  }

  private static Booking at(
      Slot slot,
      BookingRow draft,
      int number,
      Booking.State state,
      int moves,
      Instant created,
      Instant now) {
    return new Booking(
        draft.id(),
        slot.id(),
        slot.branch(),
        slot.date(),
        slot.starts(),
        slot.ends(),
        slot.startsAt(),
        slot.closesAt(),
        slot.lane(),
        number,
        draft.service(),
        draft.reason(),
        state,
        moves,
        draft.language(),
        created,
        now);
  }

  Optional<Booked> byRequestKey(String key) {
    return keysCount()
        ? bookings.values().stream().filter(r -> r.draft().requestKey().equals(key)).findFirst()
        : Optional.empty();
  }

  /** The first free number, as the statement of a move takes it. */
  Optional<Integer> take(long id, Instant now) {
    var slot = slots.get(id);
    if (slot == null || !slot.slot.isOpen(now) || slot.free.isEmpty() || !mayHave(slot, 1)) {
      return Optional.empty();
    }
    slot.version++;
    return Optional.of(slot.free.removeFirst());
  }

  void giveBack(long id, int number, Optional<Instant> until) {
    if (until.isEmpty()) {
      free(id, List.of(number));
    } else if (withheld.stream().noneMatch(w -> w.slot() == id && w.number() == number)) {
      withheld.add(new Withheld(id, number, until.get()));
    }
  }

  private void free(long id, List<Integer> numbers) {
    var slot = slots.get(id);
    slot.version++;
    slot.free.addAll(numbers);
    slot.free.sort(null);
  }

  void move(UUID id, Slot to, int number, Instant now) {
    bookings.computeIfPresent(
        id,
        (i, row) -> {
          var b = row.booking();
          return new Booked(
              row.draft(),
              at(to, row.draft(), number, b.state(), b.moves() + 1, b.createdAt(), now));
        });
    sold.accept(slots.get(to.id()));
  }

  void setState(UUID id, Booking.State state, Instant now) {
    bookings.computeIfPresent(
        id,
        (i, row) -> {
          var b = row.booking();
          return new Booked(
              row.draft(),
              at(
                  slots.get(b.slot()).slot,
                  row.draft(),
                  b.number(),
                  state,
                  b.moves(),
                  b.createdAt(),
                  now));
        });
  }

  List<Long> release(Instant now) {
    var due = new TreeMap<Long, List<Integer>>();
    withheld.removeIf(
        w -> {
          boolean isDue = !w.until().isAfter(now);
          if (isDue) {
            due.computeIfAbsent(w.slot(), s -> new ArrayList<>()).add(w.number());
          }
          return isDue;
        });
    due.forEach(this::free);
    return List.copyOf(due.keySet());
  }

  /** What an administrator does: more or fewer places offered; a new one gets a new number. */
  void resize(long id, int capacity, int quota, int newNumber) {
    var slot = slots.get(id);
    slot.version++;
    if (capacity > slot.capacity) {
      slot.free.add(newNumber);
    }
    slot.capacity = capacity;
    slot.quota = quota;
  }

  long booked(long slot) {
    return bookings.values().stream()
        .map(Booked::booking)
        .filter(b -> b.slot() == slot && b.state() != Booking.State.CANCELLED)
        .count();
  }
}
