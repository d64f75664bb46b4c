package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.node.Node;
import id.antrean.security.Limits;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.QuotaMap;
import id.antrean.slots.SlotStore;
import id.antrean.slots.Slots;
import id.antrean.staff.StaffActs;
import id.antrean.work.Background;
import id.antrean.work.Worker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The room put together, with its work in the background. */
public final class BookingRoom implements AutoCloseable {
  private static final Duration PLAN_EVERY = Duration.ofMinutes(1);
  private static final Duration CLOSE_EVERY = Duration.ofMinutes(5);
  private static final Duration RECONCILE_EVERY = Duration.ofSeconds(3);
  private static final Duration RELEASE_EVERY = Duration.ofSeconds(5);

  private final Background background;
  private final QuotaCounter quota;
  private final Slots slots;
  private final BookingStore store;
  private final Bookings bookings;
  private final BookingChanges changes;
  private final FreedNiks freedNiks;
  private final MissedStore missed;
  private final ClosedVisitStore closedVisits;
  private final LanePasses passes;
  private final PassGrants grants;
  private final DeskVisits deskVisits;
  private final DeskChanges deskChanges;
  private final Corrections corrections;
  private final OwnVisits ownVisits;
  private final StaffActs acts;
  private final BlockList blocks;

  /** Plans the slots of the days to come before it returns. */
  public BookingRoom(Node node, Branches branches, BookingPolicy policy) {
    var db = node.db();
    var sealed = node.sealed();
    var clock = node.clock();
    var meters = node.meters();
    var doorbell = node.doorbell();
    var slotStore = new SlotStore(db);
    slotStore.plan(clock.instant());
    quota = new QuotaCounter(new QuotaMap(node.cluster(), meters), slotStore);
    Gauge.builder("quota.drift.places", quota::drift).register(meters);
    FunctionCounter.builder("quota.bypass", quota, QuotaCounter::bypasses).register(meters);
    slots = new Slots(slotStore, branches);
    store = new BookingStore(db, sealed, policy);
    passes = new LanePasses(db, sealed);
    acts = new StaffActs(db, sealed);
    grants = new PassGrants(db, sealed, acts);
    var batch = new BookingBatch(store, new Worker(node.vertx()));
    var offers = new Offers(branches::service, passes, slots::alternatives, branches::isClosed);
    blocks = new BlockList(db, sealed, acts, doorbell);
    bookings =
        new Bookings(sealed, slots, store, offers, batch, quota, doorbell::ring, blocks, meters);
    var withholding = new Withholding(policy, new SecureRandom());
    changes =
        new BookingChanges(
            sealed, branches, slots, store, offers, quota, doorbell::ring, withholding);
    missed = new MissedStore(db, sealed);
    closedVisits = new ClosedVisitStore(db, sealed);
    deskVisits = new DeskVisits(db, sealed, branches);
    deskChanges = new DeskChanges(sealed, changes, doorbell::ring);
    corrections = new Corrections(acts, sealed, branches, store, policy, doorbell::ring);
    freedNiks = new FreedNiks(acts, sealed, store, quota, doorbell::ring, withholding);
    ownVisits = new OwnVisits(sealed, branches, store, withholding);
    background =
        new Background(node.vertx())
            .every("planning slots", PLAN_EVERY, () -> slotStore.plan(clock.instant()))
            .every(
                "closing past days", CLOSE_EVERY, () -> BookingRetention.close(db, clock.instant()))
            .every("comparing counters", RECONCILE_EVERY, quota::reconcile)
            .every(
                "releasing places",
                RELEASE_EVERY,
                () -> slotStore.release(clock.instant()).forEach(quota::reload));
    blocks.follow(background, clock);
  }

  /** Lets the work in the background end, while what it works on is still there. */
  @Override
  public void close() {
    background.close();
  }

  public Bookings bookings() {
    return bookings;
  }

  public BookingChanges changes() {
    return changes;
  }

  /** Counts its bookings to these limits. */
  public Rebookings rebookings(Limits limits) {
    return new Rebookings(bookings, changes, missed, limits);
  }

  public FreedNiks freedNiks() {
    return freedNiks;
  }

  public ClosedVisitStore closedVisits() {
    return closedVisits;
  }

  public DeskVisits deskVisits() {
    return deskVisits;
  }

  public DeskChanges deskChanges() {
    return deskChanges;
  }

  public Corrections corrections() {
    return corrections;
  }

  public OwnVisits ownVisits() {
    return ownVisits;
  }

  public StaffActs acts() {
    return acts;
  }

  /** After a transaction that gave their places back, or changed them otherwise. */
  public void placesChanged(List<Booking> bookings) {
    bookings.forEach(booking -> changes.changed(booking.slot(), booking.branch()));
  }

  public BookingStore store() {
    return store;
  }

  public Slots slots() {
    return slots;
  }

  public LanePasses passes() {
    return passes;
  }

  public PassGrants grants() {
    return grants;
  }

  public BlockList blocks() {
    return blocks;
  }

  public QuotaCounter quota() {
    return quota;
  }
}
