package id.antrean.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hazelcast.map.IMap;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.testkit.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitsIT {
  private static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  private static final String NIK = "3374015501900001";

  private static Cluster one;
  private static Cluster two;
  private static volatile Instant now = Instant.parse("2026-11-23T01:00:00Z");
  private static final InstantSource CLOCK = () -> now;

  @BeforeAll
  static void twoNodes() {
    var ports = Nodes.freePorts(2);
    var members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
    one = member(members, ports.get(0));
    two = member(members, ports.get(1));
    assertThat(one.hazelcast().getCluster().getMembers()).hasSize(2);
  }

  private static Cluster member(List<String> members, int port) {
    return new Cluster(new Peers(members, port, "limits", Optional.empty()));
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void theSeventhTryOfOneNikIsRefusedWhicheverNodeItComesTo() {
    var first = new Limits(one, SEALED, true, CLOCK);
    var second = new Limits(two, SEALED, true, CLOCK);
    for (int i = 0; i < 3; i++) {
      first.take(Limit.BOOKING_NIK.by(NIK));
      second.take(Limit.BOOKING_NIK.by(NIK));
    }
    var refusal = catchThrowableOfType(Problem.class, () -> second.take(Limit.BOOKING_NIK.by(NIK)));
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.retryAfterSeconds()).isBetween(1, 101);
    first.take(Limit.BOOKING_NIK.by("3374015501900002"));
    now = now.plus(Duration.ofSeconds(101));
    first.take(Limit.BOOKING_NIK.by(NIK));
  }

  @Test
  void whoIsRefusedByOneLimitUsesUpNothingOfTheOthers() {
    onBoth(
        limits -> {
          var own = Limit.CANNOT_BOOK_PHONE.by("081200000001");
          var ofAll = Limit.CAPTCHA_TRY.by("everybody");
          limits.take(own);
          limits.take(own);
          for (int i = 0; i < 50; i++) {
            assertThat(isTooMany(limits, own, ofAll)).isTrue();
          }
          await(() -> !isTooMany(limits, ofAll));
        });
  }

  @Test
  void aTryThatIsGivenBackCanBeTakenAgain() {
    onBoth(
        limits -> {
          var one = Limit.CANNOT_BOOK_PHONE.by("081200000002");
          limits.take(one);
          limits.take(one);
          assertThat(isTooMany(limits, one)).isTrue();
          limits.giveBack(one);
          await(() -> !isTooMany(limits, one));
          assertThat(isTooMany(limits, one)).isTrue();
          limits.giveBack(one, one, one, one); // no credit for more than there was
          await(() -> !isTooMany(limits, one));
          limits.take(one);
          assertThat(isTooMany(limits, one)).isTrue();
        });
  }

  /** Nobody waits for what is given back. */
  @Test
  void aLookCountsNothing() {
    onBoth(
        limits -> {
          var nik = Limit.CANNOT_BOOK_AGAIN.by("whom " + limits);
          assertThat(limits.isUsedUp(nik)).isFalse();
          assertThat(limits.isUsedUp(nik)).isFalse();
          assertThat(limits.isTaken(nik)).isTrue();
          assertThat(limits.isUsedUp(nik)).isTrue();
          limits.giveBack(nik);
          await(() -> !limits.isUsedUp(nik));
        });
  }

  private static void await(BooleanSupplier done) {
    long until = System.nanoTime() + 5_000_000_000L;
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.yield();
    }
  }

  private static boolean isTooMany(Limits limits, Limits.Try... tries) {
    return catchThrowableOfType(Problem.class, () -> limits.take(tries)) != null;
  }

  /** Counted by all nodes together, and by a node that is alone. */
  private void onBoth(Consumer<Limits> test) {
    var alone = new Cluster(new Peers(List.of(), 0, "limits-alone", Optional.empty()));
    try {
      for (var cluster : List.of(one, alone)) {
        test.accept(new Limits(cluster, SEALED, true, CLOCK));
      }
    } finally {
      alone.close();
    }
  }

  @Test
  void ofSeveralLimitsTheLongestWaitIsTold() {
    var limits = new Limits(one, SEALED, true, CLOCK);
    for (int i = 0; i < 3; i++) {
      limits.take(Limit.LOST_NUMBER_NIK.by("x"), Limit.LOST_NUMBER_ADDRESS.by("192.0.2.1"));
    }
    var refusal =
        catchThrowableOfType(
            Problem.class,
            () ->
                limits.take(
                    Limit.LOST_NUMBER_NIK.by("x"), Limit.LOST_NUMBER_ADDRESS.by("192.0.2.1")));
    assertThat(refusal.retryAfterSeconds()).isBetween(1_190, 1_201);
  }

  @Test
  void aCountIsForgottenWhenItsTriesHaveComeBack() {
    IMap<String, Long> map = two.hazelcast().getMap(Cluster.LIMITS);
    map.evictAll();
    var limits = new Limits(one, SEALED, true, CLOCK);
    map.evictAll(); // its own first try
    limits.take(Limit.BOOKING_NIK.by("3374015501900006"));
    assertThat(livesSeconds(map)).isBetween(100L, 102L);
    limits.take(Limit.BOOKING_NIK.by("3374015501900006"));
    assertThat(livesSeconds(map)).isBetween(200L, 202L);
  }

  private static long livesSeconds(IMap<String, Long> map) {
    var key = map.keySet().stream().findFirst().orElseThrow();
    return map.getEntryView(key).getTtl() / 1_000;
  }

  @Test
  void hazelcastHoldsNoPersonalData() {
    new Limits(one, SEALED, true, CLOCK).take(Limit.BOOKING_NIK.by("3374015501900003"));
    IMap<String, byte[]> map = two.hazelcast().getMap(Cluster.LIMITS);
    assertThat(map.keySet()).isNotEmpty().noneMatch(key -> key.contains("3374015501900003"));
  }

  @Test
  void aNodeThatNobodyCanJoinCountsTheSameByItself() {
    try (var alone = new Cluster(Peers.NONE)) {
      var limits = new Limits(alone, SEALED, true, CLOCK);
      for (int i = 0; i < 6; i++) {
        limits.take(Limit.BOOKING_NIK.by(NIK));
      }
      var refusal =
          catchThrowableOfType(Problem.class, () -> limits.take(Limit.BOOKING_NIK.by(NIK)));
      assertThat(refusal.status()).isEqualTo(429);
      assertThat(refusal.retryAfterSeconds()).isBetween(1, 101);
      limits.take(Limit.BOOKING_NIK.by("3374015501900002"));
      now = now.plus(Duration.ofSeconds(101));
      limits.take(Limit.BOOKING_NIK.by(NIK));
      assertThatThrownBy(() -> limits.take(Limit.BOOKING_NIK.by(NIK)))
          .hasMessage("too_many_requests");
      assertThat(alone.hazelcast().getMap(Cluster.LIMITS).size()).isZero();
    }
  }

  @Test
  void ofManyTriesAtOnceAtALonelyNodeNoneIsLost() throws Exception {
    try (var alone = new Cluster(Peers.NONE);
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var limits = new Limits(alone, SEALED, true, CLOCK);
      var let = new AtomicInteger();
      Callable<Void> one =
          () -> {
            limits.take(Limit.BOOKING_ADDRESS.by("192.0.2.7"));
            let.incrementAndGet();
            return null;
          };
      people.invokeAll(Collections.nCopies(2_000, one));
      assertThat(let).hasValue(Limit.BOOKING_ADDRESS.tries());
    }
  }

  /** Half at once and half evenly (L2); all at once would let twice as many through. */
  @Test
  void inNoMinuteAnAddressHasMoreThanItsShareOfAMinute() {
    try (var alone = new Cluster(Peers.NONE)) {
      var limits = new Limits(alone, SEALED, true, CLOCK);
      int let = 0;
      for (int second = 0; second < 60; second++) {
        for (int i = 0; i < 40; i++) {
          let += lets(limits, Limit.BOOKING_ADDRESS.by("192.0.2.8")) ? 1 : 0;
        }
        now = now.plusSeconds(1);
      }
      assertThat(let).isBetween(55, 60);
    }
  }

  private static boolean lets(Limits limits, Limits.Try one) {
    try {
      limits.take(one);
      return true;
    } catch (Problem tooMany) {
      return false;
    }
  }

  @Test
  void withoutHazelcastTheNodeCountsForItself() {
    int port = Nodes.freePorts(1).getFirst();
    var lost = member(List.of("127.0.0.1:" + port), port);
    var limits = new Limits(lost, SEALED, true, CLOCK);
    lost.close();
    long before = System.nanoTime();
    for (int i = 0; i < 6; i++) {
      limits.take(Limit.BOOKING_NIK.by("3374015501900004"));
    }
    assertThatThrownBy(() -> limits.take(Limit.BOOKING_NIK.by("3374015501900004")))
        .hasMessage("too_many_requests");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    limits.giveBack(Limit.BOOKING_NIK.by("3374015501900004")); // where it was counted
    limits.take(Limit.BOOKING_NIK.by("3374015501900004"));
  }

  @Test
  void switchedOffNothingIsCounted() {
    var limits = new Limits(one, SEALED, false, CLOCK);
    for (int i = 0; i < 20; i++) {
      limits.take(Limit.BOOKING_NIK.by("3374015501900005"));
    }
  }
}
