package id.antrean.booking;

import id.antrean.booking.Simulation.Node;
import id.antrean.booking.Simulation.Without;
import id.antrean.core.Code;
import id.antrean.core.Problem;
import id.antrean.slots.QuotaMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What a few people live through in one {@link Simulation}, and what must be true at its end. */
final class Story {
  private static final int TRIES = 3;
  private static final String UNKNOWN = "unknown";

  private static final Map<Long, BookingWish> WISHES = new ConcurrentHashMap<>();

  private final Simulation world;
  private final List<Client> clients = new ArrayList<>();
  private final List<String> wrong;

  private Story(long seed, Without without, boolean tracing) {
    world = new Simulation(seed, without, tracing);
    wrong = world.wrong;
    int many = 3 + world.dice.nextInt(3);
    for (int n = 0; n < many; n++) {
      // Now and then somebody tries under two request keys.
      int person = n > 0 && world.strikes(8) ? n - 1 : n;
      clients.add(new Client("key-" + n, person, 1 + world.dice.nextInt(2)));
    }
  }

  /** What went wrong with this seed; empty when all is well. */
  static List<String> violations(long seed, Without without) {
    return new Story(seed, without, false).play();
  }

  /** The same once more, told step by step. */
  static String trace(long seed, Without without) {
    var story = new Story(seed, without, true);
    var violations = story.play();
    return "seed %d\n  %s\n%s"
        .formatted(seed, String.join("\n  ", story.world.trace), String.join("\n", violations));
  }

  /** A client with one request key, which asks again until it knows what became of the request. */
  private final class Client {
    final String key;
    final BookingWish wish;
    UUID booked;
    String refused;
    String change = "none";
    boolean changeUnknown;
    private int waitingFor;

    Client(String key, int person, long slot) {
      this.key = key;
      this.wish = WISHES.computeIfAbsent(person * 2L + slot, n -> People.wish(person, slot));
    }

    void begin() {
      book(0);
    }

    private void book(int doubts) {
      ask(
          "book with " + key,
          key,
          node -> node.bookings.book(wish, key, Optional.empty(), world.now),
          (answer, earlierUnderWay) -> {
            if (answer instanceof Booking booking) {
              booked = booking.id();
              world.tell(key + " HAS " + booking.shownNumber());
              change();
            } else if (answer.equals(UNKNOWN)) {
              if (doubts + 1 < TRIES) {
                book(doubts + 1);
              }
            } else if (earlierUnderWay) {
              world.tell(key + " is refused for now: an earlier try was still under way");
            } else {
              refused = (String) answer;
              world.tell(key + " is REFUSED: " + refused);
            }
          });
    }

    private void change() {
      int choice = world.dice.nextInt(5);
      if (choice == 0) {
        change("cancel", 0);
      } else if (choice == 1) {
        change("move", 0);
      }
    }

    private void change(String what, int doubts) {
      change = what;
      var code = Code.ofBooking(Simulation.SEALED, booked);
      ask(
          what + " of " + key,
          key + "-" + what,
          node ->
              what.equals("cancel")
                  ? node.changes.cancel(code, key + "-" + what, world.now)
                  : node.changes.move(code, 3 - wish.slot(), key + "-" + what, world.now),
          (answer, earlierUnderWay) -> {
            changeUnknown = answer.equals(UNKNOWN);
            if (changeUnknown && doubts + 1 < TRIES) {
              change(what, doubts + 1);
            } else if (answer instanceof String && earlierUnderWay) {
              changeUnknown = true;
            } else if (answer instanceof String && !changeUnknown) {
              change = "none";
            }
          });
    }

    /**
     * The answer is a Booking, the code of a refusal, or unknown. With it: whether an earlier try
     * of the same request key was still under way when this one was asked, for only then may a
     * refusal not be the last word.
     */
    private void ask(
        String what,
        String requestKey,
        Function<Node, Booking> request,
        BiConsumer<Object, Boolean> answered) {
      var node = nodeWithout(requestKey);
      boolean earlierUnderWay = world.isUnderWay(requestKey);
      int mine = ++waitingFor;
      node.keysInside.add(requestKey);
      world.begin(
          node,
          what,
          requestKey,
          () -> {
            Object answer = answer(node, request);
            node.keysInside.remove(requestKey);
            if (mine == waitingFor) {
              waitingFor++;
              answered.accept(answer, earlierUnderWay);
            }
          },
          () -> {
            if (mine == waitingFor) {
              waitingFor++;
              answered.accept(UNKNOWN, earlierUnderWay);
            }
          });
      giveUp =
          () -> {
            if (mine == waitingFor) {
              waitingFor++;
              world.tell("the client of " + key + " gives up waiting");
              answered.accept(UNKNOWN, earlierUnderWay);
            }
          };
    }

    Runnable giveUp = () -> {};
  }

  private Object answer(Node node, Function<Node, Booking> request) {
    try {
      return request.apply(node);
    } catch (Problem problem) {
      return problem.status() == 503 ? UNKNOWN : problem.code();
    } catch (RuntimeException e) {
      wrong.add("a fault of the program: " + e);
      return UNKNOWN;
    }
  }

  /** Two of one key on one node wait for each other, which {@link BookingRaceIT} tries. */
  private Node nodeWithout(String key) {
    var node = world.anyNode();
    while (node.keysInside.contains(key)) {
      world.crash(node);
    }
    return node;
  }

  private List<String> play() {
    clients.forEach(Client::begin);
    world.run(this::mishap);
    world.calm();
    heal();
    mustBeWhole();
    counterMustBeRight();
    clients.forEach(this::mustBeAsReported);
    clients.forEach(this::replayMustAgree);
    freePlacesMustBeBookable();
    mustBeWhole();
    return wrong;
  }

  private void mishap() {
    switch (world.dice.nextInt(200)) {
      case 0 -> world.crash(world.anyNode());
      case 1 -> world.splitOrHeal();
      case 2 -> world.forgetCounter();
      case 3 -> world.lie();
      case 4 -> world.resize();
      case 5, 6, 7, 8 -> world.reconcile(world.anyNode());
      case 9, 10 -> world.release(world.anyNode());
      case 11, 12 -> clients.get(world.dice.nextInt(clients.size())).giveUp.run();
      default -> {}
    }
  }

  /** What a quiet quarter of a minute does. */
  private void heal() {
    world.now = world.now.plus(Duration.ofMinutes(3));
    world.release(world.anyNode());
    world.run(() -> {});
    world.nodes().forEach(world::reconcile);
    world.run(() -> {});
  }

  private void mustBeWhole() {
    for (var row : world.tables.slots.values()) {
      long slot = row.slot.id();
      long booked = world.tables.booked(slot);
      long withheld = world.tables.withheld.stream().filter(w -> w.slot() == slot).count();
      if (booked > row.capacity) {
        wrong.add("slot %d has %d bookings for %d places".formatted(slot, booked, row.capacity));
      }
      if (booked + withheld + row.free.size() != row.capacity) {
        wrong.add(
            "slot %d: %d booked, %d withheld and %d free are not %d places"
                .formatted(slot, booked, withheld, row.free.size(), row.capacity));
      }
      var numbers = new HashSet<Integer>(row.free);
      world.tables.bookings.values().stream()
          .map(Tables.Booked::booking)
          .filter(b -> b.slot() == slot && b.state() != Booking.State.CANCELLED)
          .filter(b -> !numbers.add(b.number()))
          .forEach(b -> wrong.add("number " + b.shownNumber() + " is given twice"));
    }
  }

  private void counterMustBeRight() {
    world
        .counter()
        .forEach(
            (slot, value) -> {
              int remaining = world.tables.slots.get(slot).remaining();
              if (QuotaMap.places(value) != remaining) {
                wrong.add(
                    "the counter of slot %d says %d, the database %d"
                        .formatted(slot, QuotaMap.places(value), remaining));
              }
            });
  }

  private void mustBeAsReported(Client client) {
    var rows =
        world.tables.bookings.values().stream()
            .filter(row -> row.draft().requestKey().equals(client.key))
            .toList();
    if (rows.size() > 1) {
      wrong.add(client.key + " made " + rows.size() + " bookings");
    }
    if (client.refused != null && !rows.isEmpty()) {
      wrong.add(client.key + " was refused (" + client.refused + ") and is booked");
    }
    if (client.booked == null) {
      return;
    }
    var row = world.tables.bookings.get(client.booked);
    if (row == null) {
      wrong.add(client.key + " was acknowledged and is not there");
      return;
    }
    boolean cancelled = row.booking().state() == Booking.State.CANCELLED;
    boolean moved = row.booking().moves() > 0;
    if (cancelled && !client.change.equals("cancel")
        || moved && !client.change.equals("move")
        || !client.changeUnknown && client.change.equals("cancel") && !cancelled
        || !client.changeUnknown && client.change.equals("move") && !moved) {
      wrong.add(client.key + ": told " + client.change + ", stored " + row.booking());
    }
  }

  private void replayMustAgree(Client client) {
    if (client.refused != null) {
      return;
    }
    var first = replay(client, 0);
    var second = replay(client, 1);
    if (!first.equals(second)) {
      wrong.add(client.key + " replayed gives " + first + ", then " + second);
    }
    if (client.booked != null && !first.equals(client.booked)) {
      wrong.add(client.key + " was told another booking before");
    }
  }

  private Object replay(Client client, int node) {
    var answer = new Object[1];
    var at = world.nodes().get(node);
    world.begin(
        at,
        "replay of " + client.key,
        client.key,
        () ->
            answer[0] =
                answer(
                    at, n -> n.bookings.book(client.wish, client.key, Optional.empty(), world.now)),
        () -> {});
    world.run(() -> {});
    return answer[0] instanceof Booking booking ? booking.id() : answer[0];
  }

  private void freePlacesMustBeBookable() {
    int stranger = 1_000;
    for (var row : world.tables.slots.values()) {
      var client = new Client("stranger-" + stranger, stranger++, row.slot.id());
      boolean free = row.remaining() > 0;
      var answer = replay(client, world.dice.nextInt(Simulation.NODES));
      if (free != answer instanceof UUID) {
        wrong.add(
            "slot %d has %s place, and a stranger is told %s"
                .formatted(row.slot.id(), free ? "a" : "no", answer));
      }
    }
  }
}
