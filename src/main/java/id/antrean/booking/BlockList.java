package id.antrean.booking;

import id.antrean.booking.Block.Kind;
import id.antrean.booking.BlockStore.InForce;
import id.antrean.cluster.Doorbell;
import id.antrean.core.AddressRange;
import id.antrean.core.Email;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import id.antrean.work.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;

/**
 * Who may make no new booking for a while: asked for by one member of staff, in force with the yes
 * of another. Each node keeps the hashes in its memory, so that a booking asks no table; it looks
 * each second whether they changed, and at once when another node says so.
 */
public final class BlockList implements Blocks {
  private static final String RING = "blocks";
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration ANYWAY = Duration.ofSeconds(30);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
  private static final int LISTED = 200;

  /** {@code prefixes}: lengths of the ranges among them, of IPv6 below 0. */
  private record Known(String state, Map<String, InForce> byHash, List<Integer> prefixes) {}

  /** Chooses where two branches block the same person. */
  private static final BinaryOperator<InForce> LONGER =
      BinaryOperator.maxBy(Comparator.comparing(InForce::endsAt));

  private final Database db;
  private final Sealed sealed;
  private final StaffActs acts;
  private final Doorbell doorbell;
  private final BlockStore store;
  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known("", Map.of(), List.of()));

  BlockList(Database db, Sealed sealed, StaffActs acts, Doorbell doorbell) {
    this.db = db;
    this.sealed = sealed;
    this.acts = acts;
    this.doorbell = doorbell;
    store = new BlockStore(sealed);
    reload();
  }

  /** Keeps it up to date in the background. */
  void follow(Background background, InstantSource clock) {
    var loop =
        background.everyOrWoken("looking at the block list", EVERY, EVERY, this::reloadIfChanged);
    background
        .every("reading the block list", ANYWAY, this::reload)
        .every("forgetting old blocks", FORGET_EVERY, () -> store.forgetPast(db, clock.instant()));
    doorbell.onRing(RING, loop::wake);
  }

  private boolean reloadIfChanged() {
    if (!store.state(db).equals(known.get().state())) {
      reload();
    }
    return false;
  }

  /** The state is read first: what changes in between is read again soon. */
  private void reload() {
    var state = store.state(db);
    var byHash = new HashMap<String, InForce>();
    store.inForce(db).forEach(one -> byHash.merge(key(one.kind(), one.hash()), one, LONGER));
    var prefixes =
        byHash.values().stream()
            .filter(one -> one.kind() == Kind.ADDRESS)
            .map(InForce::prefix)
            .distinct()
            .toList();
    known.set(new Known(state, Map.copyOf(byHash), prefixes));
  }

  private static String key(Kind kind, byte[] hash) {
    return kind + HexFormat.of().formatHex(hash);
  }

  @Override
  public Optional<UUID> of(BookingWish wish, Optional<String> address, Instant now) {
    var list = known.get();
    if (list.byHash().isEmpty()) {
      return Optional.empty();
    }
    var person = wish.person();
    return find(list, Kind.NIK, person.nikHash(sealed), now)
        .or(() -> find(list, Kind.MOBILE, person.phone().hash(sealed), now))
        .or(() -> person.email().flatMap(mail -> find(list, mail, now)))
        .or(
            () ->
                address
                    .filter(client -> wish.staff().isEmpty())
                    .flatMap(client -> find(list, client, now)));
  }

  private Optional<UUID> find(Known list, Kind kind, byte[] hash, Instant now) {
    return Optional.ofNullable(list.byHash().get(key(kind, hash)))
        .filter(one -> now.isBefore(one.endsAt()))
        .map(InForce::id);
  }

  private Optional<UUID> find(Known list, Email mail, Instant now) {
    return find(list, Kind.MAIL, mail.hash(sealed), now);
  }

  private Optional<UUID> find(Known list, String address, Instant now) {
    return list.prefixes().stream()
        .flatMap(prefix -> AddressRange.around(address, Math.abs(prefix), prefix < 0).stream())
        .flatMap(range -> find(list, Kind.ADDRESS, range.hash(sealed), now).stream())
        .findFirst();
  }

  @Override
  public void count(UUID block, Instant now) {
    store.count(db, block, 1, now);
  }

  /** In as many steps as an open booking's link takes to be sent again. */
  @Override
  public void touch(UUID block, Instant now) {
    db.inTransaction(
        now,
        tx -> {
          store.lock(tx, block);
          store.count(tx, block, 0, now);
          return null;
        });
  }

  /** Those that are not over, of one branch or of all: the ones that wait first. */
  public List<Block> list(Optional<String> branch, Instant now) {
    return store.list(db, branch, now, LISTED);
  }

  public boolean isThere(UUID id) {
    return store.find(db, id).isPresent();
  }

  /** Problem 404: never was, or is over. */
  public Block get(UUID id) {
    return store.find(db, id).orElseThrow(Problem::notFound);
  }

  /**
   * Not in force before {@link #approve}. {@code branch}: whose supervisor asks, null for none.
   * Problem 409 block_known: it is on the branch's list.
   */
  public Block ask(StaffAct act, String branch, UUID id, BlockWish wish) {
    try {
      return acts.once(
          act,
          "block|" + wish.kind() + "|" + HexFormat.of().formatHex(wish.hash(sealed)),
          tx -> {
            store.forgetPast(tx, act.now());
            if (store.isKnown(tx, wish, branch)) {
              throw isKnown();
            }
            store.add(tx, id, wish, branch, act.who().username(), act.now());
            Map<String, Object> detail =
                Map.of(
                    "kind", wish.kind().name(),
                    "until", wish.endsAt().toString(),
                    "reason", wish.reason().text());
            act.record(tx, branch, "BLOCK_ASKED", "block:" + id, detail);
            return id.toString();
          },
          (tx, made) -> mustFind(tx, UUID.fromString(made)));
    } catch (ConstraintViolation race) {
      if (race.is("block_once")) {
        throw isKnown();
      }
      throw race;
    }
  }

  private static Problem isKnown() {
    return Problem.conflict("block_known").field("value", Sentence.of("problem.block_known"));
  }

  private Block mustFind(Tx tx, UUID id) {
    return store.find(tx, id).orElseThrow(Problem::notFound);
  }

  /**
   * From now on it is in force. Problem 404: it waited too long. 409 block_own: who asked for it
   * cannot agree to it.
   */
  public Block approve(StaffAct act, UUID id) {
    var block =
        acts.once(
            act,
            "approve block|" + id,
            tx -> {
              var asked =
                  store
                      .lock(tx, id)
                      .filter(one -> one.approvedBy().isPresent() || one.waits(act.now()))
                      .orElseThrow(Problem::notFound);
              if (asked.askedBy().equals(act.who().username())) {
                throw Problem.conflict("block_own");
              }
              if (asked.approvedBy().isEmpty()) {
                store.approve(tx, id, act.who().username(), act.now());
                act.record(
                    tx,
                    asked.branch().orElse(null),
                    "BLOCK_APPROVED",
                    "block:" + id,
                    Map.of("askedBy", asked.askedBy()));
              }
              return id.toString();
            },
            (tx, made) -> mustFind(tx, id));
    changed();
    return block;
  }

  /** Also of one that waits. Problem 404: gone already. */
  public void end(StaffAct act, UUID id) {
    acts.once(
        act,
        "end block|" + id,
        tx -> {
          var block = store.lock(tx, id).orElseThrow(Problem::notFound);
          store.remove(tx, id);
          act.record(
              tx,
              block.branch().orElse(null),
              "BLOCK_ENDED",
              "block:" + id,
              Map.of("refused", block.refused()));
          return id.toString();
        },
        (tx, made) -> made);
    changed();
  }

  private void changed() {
    reload();
    doorbell.ring(RING);
  }
}
