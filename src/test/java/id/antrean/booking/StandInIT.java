package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.EntryProcessor;
import id.antrean.booking.BookingTables.Answer;
import id.antrean.booking.StandInStores.Room;
import id.antrean.core.Code;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.QuotaMemory;
import id.antrean.slots.SlotStore;
import id.antrean.slots.SlotTables;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The simulation is worth as much as its stand-in for PostgreSQL: the same random steps through the
 * same production code must give the same answers and the same rows on both.
 */
@ExtendWith(VertxExtension.class)
class StandInIT {
  private static final int SEEDS = Integer.getInteger("standin.seeds", 300);
  private static Database db;

  @BeforeAll
  static void open(Vertx vertx) {
    var url = TestPostgres.fresh();
    db = new Database(vertx, url);
    db.run(
        "ALTER DATABASE %s SET synchronous_commit = off"
            .formatted(url.substring(url.lastIndexOf('/') + 1)));
    db.close();
    db = new Database(vertx, url);
    TestBranch.branch(db, 1);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void randomStoriesEndAlikeInMemoryAndInPostgreSql() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      new Pair(seed).play();
    }
  }

  /** Negative control: with a guard of the stand-in off the two part. */
  @Test
  void aStandInThatForgetsAGuardIsFoundOut() {
    var found = new ArrayList<AssertionError>();
    for (int seed = SEEDS + 1; seed <= SEEDS + 50; seed++) {
      try {
        new Pair(seed, Tables.Broken.PLACES).play();
      } catch (AssertionError e) {
        found.add(e);
      }
    }
    assertThat(found).isNotEmpty();
  }

  /** The same room twice: on the real tables and on those in memory. */
  private static final class Pair {
    private final int seed;
    private final SplittableRandom dice;
    private final Tables tables;
    private final List<Long> slots = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final Map<String, BookingWish> asked = new LinkedHashMap<>();
    private final BookingStore realStore =
        new BookingStore(db, Simulation.SEALED, StandInStores.policy(Duration.ZERO));
    private final SlotStore realSlots = new SlotStore(db);
    private final BookingTables memoryStore;
    private final StandInSlots memorySlots;
    private final Room real;
    private final Room memory;
    private Instant now = TestBranch.NOW;
    private int keys;

    Pair(int seed) {
      this(seed, Tables.Broken.NOTHING);
    }

    Pair(int seed, Tables.Broken broken) {
      this.seed = seed;
      dice = new SplittableRandom(seed);
      tables = new Tables(broken);
      var way =
          new StandInStores.Way() {
            @Override
            public <T> T read(String what, Supplier<T> work) {
              return work.get();
            }

            @Override
            public <T> T write(String what, List<String> keys, Supplier<T> work) {
              return work.get();
            }
          };
      memoryStore = new StandInBookings(tables, Simulation.SEALED, way);
      memorySlots = new StandInSlots(tables, way);
      for (int n = 0; n < 2; n++) {
        int places = 1 + dice.nextInt(4);
        long id = TestBranch.slot(db, seed * 2 + n, places, 1 + 100 * n);
        slots.add(id);
        var found = realSlots.find(id).orElseThrow().slot();
        tables.slots.put(id, new SlotRow(found, places, places, 1 + 100 * n));
      }
      var window = dice.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(10);
      real = room(realStore, realSlots, window);
      memory = room(memoryStore, memorySlots, window);
    }

    /** Both draw the same times for which a place is withheld. */
    private Room room(BookingTables store, SlotTables slotStore, Duration window) {
      return StandInStores.room(
          store,
          slotStore,
          new BookingBatch(store, Runnable::run),
          new QuotaCounter(new AlwaysTry(), slotStore),
          window,
          new SplittableRandom(seed));
    }

    void play() {
      int many = 4 + dice.nextInt(8);
      for (int n = 0; n < many; n++) {
        step();
      }
      var rows = new StandInRows(db, tables, slots);
      assertThat(rows.inMemory()).as("seed %d: %s", seed, steps).isEqualTo(rows.real());
    }

    private void step() {
      now = now.plusSeconds(dice.nextInt(300));
      switch (dice.nextInt(12)) {
        case 0, 1, 2, 3 -> book("key-" + seed + "-" + keys++, someone());
        case 4 ->
            asked.entrySet().stream().findFirst().ifPresent(a -> book(a.getKey(), a.getValue()));
        case 5 -> batch();
        case 6, 7 ->
            change((room, code) -> room.changes().cancel(code, "cancel-" + seed + keys, now));
        case 8, 9 -> move();
        case 10 ->
            both(
                "release",
                () -> ours(realSlots.release(now)),
                () -> ours(memorySlots.release(now)));
        default -> resize();
      }
    }

    /** Other stories left withheld places behind, too. */
    private List<Long> ours(List<Long> released) {
      return released.stream().filter(slots::contains).sorted().toList();
    }

    private BookingWish someone() {
      return People.wish(seed * 10 + dice.nextInt(6), anySlot());
    }

    private long anySlot() {
      return slots.get(dice.nextInt(2));
    }

    private void book(String key, BookingWish wish) {
      asked.put(key, wish);
      var at = dice.nextInt(12) == 0 ? TestBranch.NOW.plus(Duration.ofDays(400 * 30)) : now;
      both(
          "book " + key,
          () -> shown(real.bookings().book(wish, key, Optional.empty(), at)),
          () -> shown(memory.bookings().book(wish, key, Optional.empty(), at)));
    }

    /** The statement itself, with several at once and an odd one among them. */
    private void batch() {
      var drafts = new ArrayList<BookingRow>();
      for (int n = 1 + dice.nextInt(4); n > 0; n--) {
        drafts.add(BookingStoreIT.draft(dice.nextInt(6) == 0 ? -1 : anySlot()));
      }
      this.<List<Answer>>both(
          "batch", () -> realStore.book(drafts, now), () -> memoryStore.book(drafts, now));
    }

    private void move() {
      long to = anySlot();
      change((room, code) -> room.changes().move(code, to, "move-" + seed + "-" + keys, now));
    }

    private interface Change {
      Booking in(Room room, String code);
    }

    /** Ids are drawn by each room for itself: the booking is found by its request key. */
    private void change(Change change) {
      keys += dice.nextInt(2);
      var key = asked.keySet().stream().skip(dice.nextInt(1 + asked.size())).findFirst();
      if (key.isPresent()) {
        both(
            "change of " + key.get(),
            () -> in(real, key.get(), change),
            () -> in(memory, key.get(), change));
      }
    }

    private static Object in(Room room, String key, Change change) {
      return room.bookings()
          .madeBy(key)
          .map(b -> shown(change.in(room, Code.ofBooking(Simulation.SEALED, b.id()))))
          .orElse("not booked");
    }

    private void resize() {
      var row = tables.slots.get(anySlot());
      int capacity = row.capacity + dice.nextInt(2);
      int quota = dice.nextInt(capacity + 1);
      int number = 50 + 100 * slots.indexOf(row.slot.id()) + capacity;
      steps.add("resize");
      db.run(
          """
          UPDATE slot SET version = version + 1, quota = $2,
            free = CASE WHEN $3 > capacity THEN free || $4::int ELSE free END, capacity = $3
          WHERE id = $1
          """,
          row.slot.id(),
          quota,
          capacity,
          number);
      tables.resize(row.slot.id(), capacity, quota, number);
    }

    private <T> void both(String what, Supplier<T> there, Supplier<T> here) {
      var expected = answer(there);
      steps.add(what + " -> " + expected);
      assertThat(answer(here)).as("seed %d: %s", seed, steps).isEqualTo(expected);
    }

    private static Object answer(Supplier<?> work) {
      try {
        return work.get();
      } catch (Problem refused) {
        return refused.code();
      }
    }

    private static String shown(Booking b) {
      return "%d %s %s %d".formatted(b.slot(), b.shownNumber(), b.state(), b.moves());
    }
  }

  private static final class AlwaysTry implements QuotaMemory {
    @Override
    public int ask(long slot, EntryProcessor<Long, Long, Integer> step) {
      return 1;
    }

    @Override
    public void tell(long slot, EntryProcessor<Long, Long, Void> step) {
      // The database alone decides here.
    }

    @Override
    public Map<Long, Long> mine() {
      return Map.of();
    }
  }
}
