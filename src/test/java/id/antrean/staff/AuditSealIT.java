package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Sealed;
import id.antrean.db.ConstraintViolation;
import id.antrean.staff.AuditVerdict.Broken;
import id.antrean.staff.AuditVerdict.Kind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trail is sealed after its rows were committed, and the check names what was done to it. */
class AuditSealIT {
  private static TrailRows trail;

  @BeforeAll
  static void open() {
    trail = new TrailRows();
  }

  @BeforeEach
  void begin() {
    trail.begin();
  }

  @AfterAll
  static void close() {
    trail.close();
  }

  /** Two branches and acts at none, in two rounds. */
  private TrailRows filled() {
    trail.act("bogor", "ticket:1").act("medan", "ticket:2").act(null, "account:3").seal();
    trail.act("bogor", "ticket:4").act("bogor", "ticket:5").act("medan", "ticket:6").seal();
    return trail;
  }

  private Broken broken() {
    return trail.check().firstBroken().orElseThrow();
  }

  @Test
  void aTrailThatNobodyTouchedIsIntact() {
    var whole = filled().check();
    assertThat(whole.isIntact()).isTrue();
    assertThat(whole.rows()).isEqualTo(6);
    assertThat(whole.waiting()).isZero();
    assertThat(whole.next()).isEmpty();
    assertThat(whole.last().orElseThrow().round()).isEqualTo(2);
    assertThat(trail.check("bogor").rows()).isEqualTo(3);
    assertThat(trail.check("bogor").isIntact()).isTrue();
    assertThat(trail.check("padang").rows()).isZero();
  }

  @Test
  void rowsWaitForTheirSealAndAreIntactMeanwhile() {
    var verdict = filled().act("bogor", "ticket:7").check();
    assertThat(verdict.isIntact()).isTrue();
    assertThat(verdict.rows()).isEqualTo(6);
    assertThat(verdict.waiting()).isOne();
  }

  @Test
  void anEmptyTrailIsIntact() {
    assertThat(trail.seal()).isFalse();
    assertThat(trail.check().isIntact()).isTrue();
    assertThat(trail.check().last()).isEmpty();
  }

  @Test
  void aRowOfLowerIdThatIsCommittedLaterIsSealedLater() {
    trail.act("bogor", "ticket:1");
    trail.db.inTransaction(
        TrailRows.NOW,
        slow -> {
          TrailRows.act(slow, "bogor", "ticket:slow");
          trail.act("bogor", "ticket:fast").seal();
          assertThat(trail.count("audit_seal")).isEqualTo(2);
          return null;
        });
    assertThat(trail.id("ticket:slow")).isLessThan(trail.id("ticket:fast"));
    trail.seal();
    assertThat(trail.check().isIntact()).isTrue();
    assertThat(trail.check().rows()).isEqualTo(3);
  }

  @Test
  void anActThatFailedLeavesNothingToSeal() {
    assertThatThrownBy(
            () ->
                trail.db.inTransaction(
                    TrailRows.NOW,
                    tx -> {
                      TrailRows.act(tx, "bogor", "ticket:failed");
                      throw new IllegalStateException("as if it failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(filled().check().rows()).isEqualTo(6);
  }

  @Test
  void aSealerThatDiesHalfWayLeavesNothingAndTheNextOneSealsIt() {
    filled().act("bogor", "ticket:7");
    trail.db.update("ALTER TABLE audit_round ADD CONSTRAINT dies CHECK (round < 3)");
    assertThatThrownBy(trail::seal).isInstanceOf(ConstraintViolation.class);
    assertThat(trail.check().isIntact()).isTrue();
    assertThat(trail.check().waiting()).isOne();
    trail.db.update("ALTER TABLE audit_round DROP CONSTRAINT dies");
    trail.seal(new AuditSealer(trail.db, trail.sealed));
    assertThat(trail.check().rows()).isEqualTo(7);
    assertThat(trail.check().isIntact()).isTrue();
  }

  @Test
  void aSecondSealerStepsAsideWhileOneWorks() throws Exception {
    trail.act("bogor", "ticket:1");
    var locked = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  trail.db.inBulk(
                      TrailRows.NOW,
                      tx -> {
                        assertThat(new AuditSealStore().lock(tx)).isPresent();
                        locked.countDown();
                        await(done);
                        return null;
                      }));
      await(locked);
      assertThat(trail.seal(new AuditSealer(trail.db, trail.sealed))).isFalse();
      assertThat(trail.count("audit_seal")).isZero();
      done.countDown();
      first.get(10, TimeUnit.SECONDS);
    }
    trail.seal();
    assertThat(trail.count("audit_seal")).isOne();
  }

  /** The negative control: without the lock the database itself still refuses the second link. */
  @Test
  void aRowIsSealedOnceWhoeverTries() {
    filled();
    assertThatThrownBy(
            () ->
                trail.db.update(
                    """
                    INSERT INTO audit_seal (chain, place, audit_id, round, print, link)
                    SELECT chain, place + 100, audit_id, 3, print, link FROM audit_seal LIMIT 1
                    """))
        .isInstanceOfSatisfying(
            ConstraintViolation.class, e -> assertThat(e.is("audit_seal_row_once")).isTrue());
  }

  @Test
  void aNodeWaitsForTheNextRoundAfterThatOfAnother() {
    trail.act("bogor", "ticket:1");
    var now = TrailRows.NOW.plusSeconds(600);
    var other = new AuditSealer(trail.db, trail.sealed);
    other.seal(now);
    trail.act("bogor", "ticket:2");
    trail.sealer.seal(now.plusSeconds(2));
    assertThat(trail.count("audit_seal")).isOne();
    trail.sealer.seal(now.plusSeconds(5));
    assertThat(trail.count("audit_seal")).isEqualTo(2);
  }

  @Test
  void moreThanOneRoundHoldsIsSealedInSeveral() {
    trail.db.update(
        """
        INSERT INTO audit (at, actor, branch_id, action, object)
        SELECT now(), 'a', 'b' || n % 3, 'SIGNED_IN', 'account:' || n FROM generate_series(1, 1001) n
        """);
    assertThat(trail.seal()).isTrue();
    assertThat(trail.seal()).isFalse();
    assertThat(trail.check().rows()).isEqualTo(1001);
    assertThat(trail.check().isIntact()).isTrue();
  }

  @Test
  void aLongTrailIsCheckedInPartsThatMissNothing() {
    for (int round = 0; round < 5; round++) {
      trail.act("bogor", "ticket:" + round).act("medan", "ticket:" + round).seal();
    }
    var parts = new AuditCheck(trail.db, trail.sealed, trail.sealer::seen, 3, 2);
    long rows = 0;
    long after = 0;
    int count = 0;
    for (Optional<Long> next = Optional.of(0L); next.isPresent(); count++) {
      after = next.get();
      var part = parts.all(after, Optional.empty());
      assertThat(part.isIntact()).isTrue();
      rows += part.rows();
      next = part.next();
    }
    assertThat(rows).isEqualTo(10);
    assertThat(count).isEqualTo(3);
    trail.forge(
        "UPDATE audit SET actor = 'other' WHERE object = 'ticket:4' AND branch_id = 'medan'");
    assertThat(parts.all(0, Optional.empty()).isIntact()).isTrue();
    assertThat(parts.all(after, Optional.empty()).isIntact()).isFalse();
    assertThat(parts.of("medan", 3).isIntact()).isFalse();
    assertThat(parts.of("bogor", 0).next()).contains(4L);
  }

  @Test
  void aChangedRowIsNamed() {
    for (var change :
        new String[] {
          "actor = 'guard-other'", "at = at - interval '1 hour'", "branch_id = 'medan'",
          "action = 'TicketHeld'", "object = 'ticket:99'", "detail = detail || '{\"n\": 8}'"
        }) {
      filled();
      long row = trail.id("ticket:4");
      trail.forge("UPDATE audit SET %s WHERE id = %d".formatted(change, row));
      assertThat(broken()).as(change).isEqualTo(found(Kind.CHANGED, row, "bogor", 2, 2));
      assertThat(trail.check("bogor").firstBroken().orElseThrow().kind()).isEqualTo(Kind.CHANGED);
      assertThat(trail.check("medan").rows()).isGreaterThan(0);
      trail.begin();
    }
  }

  @Test
  void aRowWhoseSealWasMadeUpToFitIsNamed() {
    filled();
    long row = trail.id("ticket:4");
    trail.forge(
        "UPDATE audit SET actor = 'other' WHERE id = " + row,
        "UPDATE audit_seal SET print = sha256('other') WHERE audit_id = " + row);
    assertThat(broken().row()).contains(row);
  }

  @Test
  void aRemovedRowIsNamedWithItsSealAndWithout() {
    filled();
    long row = trail.id("ticket:4");
    trail.forge("DELETE FROM audit WHERE id = " + row);
    assertThat(broken()).isEqualTo(found(Kind.REMOVED, row, "bogor", 2, 2));
    trail.forge("DELETE FROM audit_seal WHERE audit_id = " + row);
    assertThat(broken().kind()).isEqualTo(Kind.REMOVED);
    assertThat(broken().branch()).contains("bogor");
    assertThat(broken().place()).contains(2L);
    assertThat(trail.check("bogor").firstBroken().orElseThrow().kind()).isEqualTo(Kind.REMOVED);
    assertThat(trail.check("medan").isIntact()).isTrue();
  }

  @Test
  void aRowRemovedBeforeItWasSealedIsNamed() {
    filled().act("bogor", "ticket:7");
    long row = trail.id("ticket:7");
    trail.forge("DELETE FROM audit WHERE id = " + row).seal();
    assertThat(broken().kind()).isEqualTo(Kind.REMOVED);
    assertThat(broken().row()).contains(row);
  }

  @Test
  void anInsertedRowIsNamed() {
    trail.act("bogor", "ticket:1");
    trail.db.run("SELECT nextval(pg_get_serial_sequence('audit', 'id'))");
    filled();
    trail.forge(
        """
        INSERT INTO audit (id, at, actor, branch_id, action, object) OVERRIDING SYSTEM VALUE
        VALUES (2, now(), 'guard-bogor', 'bogor', 'TicketCalled', 'ticket:forged')
        """);
    assertThat(broken().kind()).isEqualTo(Kind.INSERTED);
    assertThat(broken().row()).contains(2L);
    assertThat(trail.check("bogor").firstBroken().orElseThrow().row()).contains(2L);
    assertThat(trail.check("medan").isIntact()).isTrue();
  }

  @Test
  void aRowInsertedWithAMadeUpSealIsNamed() {
    filled();
    trail.forge(
        """
        INSERT INTO audit (at, actor, branch_id, action, object)
        VALUES (now(), 'guard-bogor', 'bogor', 'TicketCalled', 'ticket:forged')
        """,
        """
        INSERT INTO audit_seal (chain, place, audit_id, round, print, link)
        SELECT 'bogor', 4, (SELECT max(id) FROM audit), 3, print, link FROM audit_seal LIMIT 1
        """);
    assertThat(broken().kind()).isEqualTo(Kind.INSERTED);
    assertThat(broken().row()).contains(trail.id("ticket:forged"));
  }

  @Test
  void reorderedRowsAreNamed() {
    filled();
    long row = trail.id("ticket:4");
    trail.forge(
        """
        UPDATE audit a SET (at, actor, object, detail) =
          (SELECT at, actor, object, detail FROM audit b
           WHERE b.object = CASE a.object WHEN 'ticket:4' THEN 'ticket:5' ELSE 'ticket:4' END)
        WHERE object IN ('ticket:4', 'ticket:5')
        """);
    assertThat(broken()).isEqualTo(found(Kind.REORDERED, row, "bogor", 2, 2));
  }

  @Test
  void reorderedSealsAreNamed() {
    filled();
    trail.forge(
        "UPDATE audit_seal SET place = 100 WHERE chain = 'bogor' AND place = 2",
        "UPDATE audit_seal SET place = 2 WHERE chain = 'bogor' AND place = 3",
        "UPDATE audit_seal SET place = 3 WHERE chain = 'bogor' AND place = 100");
    assertThat(broken().kind()).isEqualTo(Kind.REORDERED);
    assertThat(broken().row()).contains(trail.id("ticket:5"));
  }

  @Test
  void aTrailCutOffAtItsEndIsNamed() {
    filled();
    trail.forge(
        "DELETE FROM audit WHERE id IN (SELECT audit_id FROM audit_seal WHERE round = 2)",
        "DELETE FROM audit_seal WHERE round = 2",
        "DELETE FROM audit_round WHERE round = 2");
    assertThat(broken()).isEqualTo(AuditWalk.ofRound(Kind.CUT_OFF, 2));
    assertThat(trail.check("bogor").firstBroken().orElseThrow().kind()).isEqualTo(Kind.CUT_OFF);
  }

  @Test
  void theEndOfOneChainCutOffWithAllItsTracesIsNamed() {
    filled();
    trail.forge(
        "DELETE FROM audit WHERE object = 'ticket:5'",
        "DELETE FROM audit_seal WHERE chain = 'bogor' AND place = 3",
        """
        UPDATE audit_head SET place = 2, link =
          (SELECT link FROM audit_seal WHERE chain = 'bogor' AND place = 2) WHERE chain = 'bogor'
        """);
    assertThat(trail.check("bogor").isIntact()).isTrue();
    assertThat(broken()).isEqualTo(AuditWalk.ofRound(Kind.CUT_OFF, 2));
  }

  /** The database alone cannot tell: as when an old copy of all of it is put back. */
  @Test
  void aTrailPutBackToAnEarlierRoundIsFoundByWhoRemembersTheLater() {
    filled();
    var noted = HexFormat.of().parseHex(trail.check().last().orElseThrow().link());
    trail.forge(
        "DELETE FROM audit WHERE id IN (SELECT audit_id FROM audit_seal WHERE round = 2)",
        "DELETE FROM audit_seal WHERE round = 2",
        "DELETE FROM audit_round WHERE round = 2",
        """
        UPDATE audit_head h SET place = s.place, link = s.link FROM audit_seal s
        WHERE s.chain = h.chain AND s.round = 1
        """,
        """
        UPDATE audit_head SET place = 1, link = (SELECT link FROM audit_round WHERE round = 1)
        WHERE chain = '*'
        """);
    var forgetful = new AuditCheck(trail.db, trail.sealed, Optional::empty);
    assertThat(forgetful.all(0, Optional.empty()).isIntact()).isTrue();
    assertThat(forgetful.all(0, Optional.of(noted)).isIntact()).isFalse();
    assertThat(broken().kind()).isEqualTo(Kind.CUT_OFF);
    trail.act("bogor", "ticket:7").seal();
    assertThat(broken().kind()).isEqualTo(Kind.CUT_OFF);
  }

  @Test
  void anotherKeyFindsNothingIntact() {
    filled();
    var other = new byte[32];
    Arrays.fill(other, (byte) 1);
    var check = new AuditCheck(trail.db, new Sealed(new byte[32], other), Optional::empty);
    assertThat(check.all(0, Optional.empty()).rows()).isZero();
    assertThat(check.all(0, Optional.empty()).isIntact()).isFalse();
  }

  @Test
  void theTrailAndItsSealsAreNotChangedByMistake() {
    filled();
    for (var statement :
        new String[] {
          "DELETE FROM audit_seal",
          "UPDATE audit_round SET rows = 1",
          "TRUNCATE audit",
          "TRUNCATE audit_seal",
          "DELETE FROM audit_round"
        }) {
      assertThatThrownBy(() -> trail.db.run(statement))
          .as(statement)
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(trail.check().isIntact()).isTrue();
  }

  private static Broken found(Kind kind, long row, String branch, long place, long round) {
    return new Broken(
        kind, Optional.of(row), Optional.of(branch), Optional.of(place), Optional.of(round));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
