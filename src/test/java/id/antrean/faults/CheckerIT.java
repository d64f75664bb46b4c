package id.antrean.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.antrean.faults.checker.Rule;
import id.antrean.faults.checker.Violation;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The checker can fail: each of its rules is broken once, and it names the line that shows it. */
class CheckerIT {
  private static SmallRun run;

  @BeforeAll
  static void start() throws Exception {
    run = new SmallRun(8);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void anHonestRunHasNoViolation() throws Exception {
    assertThat(run.check()).isEmpty();
    var done =
        run.lines.stream()
            .filter(line -> "ok".equals(line.getString("outcome")))
            .map(line -> line.getString("op"))
            .collect(Collectors.toSet());
    assertThat(done)
        .contains(
            "pin",
            "prove",
            "book",
            "move",
            "cancel",
            "check-in",
            "walk-in",
            "call",
            "service",
            "completion");
  }

  @Test
  void itSharesNoCodeWithTheProgram() {
    var checker = "id.antrean.faults.checker";
    DescribedPredicate<JavaClass> theProgram =
        DescribedPredicate.describe(
            "the program",
            c ->
                c.getPackageName().startsWith("id.antrean") && !c.getPackageName().equals(checker));
    noClasses()
        .should()
        .dependOnClassesThat(theProgram)
        .check(new ClassFileImporter().importPackages(checker));
  }

  @Test
  void anAcknowledgedBookingThatIsLost() throws Exception {
    int line = kept();
    var key = run.lines.get(line - 1).getString("key");
    assertBroken(
        Rule.ACKNOWLEDGED,
        line,
        run.check(run.lines, "DELETE FROM booking WHERE request_key = '" + key + "'"));
  }

  @Test
  void anAcknowledgedBookingWithAnotherNumber() throws Exception {
    int line = kept();
    var key = run.lines.get(line - 1).getString("key");
    assertBroken(
        Rule.ACKNOWLEDGED,
        line,
        run.check(
            run.lines, "UPDATE booking SET number = 7777 WHERE request_key = '%s'".formatted(key)));
  }

  @Test
  void anAcknowledgedCancelThatDidNotHappen() throws Exception {
    int line = run.line(is("cancel", "ok"));
    var key = run.lines.get(line - 1).getString("booking");
    assertBroken(
        Rule.ACKNOWLEDGED,
        line,
        run.check(
            run.lines,
            "UPDATE booking SET state = 'BOOKED', number = 7777 WHERE request_key = '%s'"
                .formatted(key)));
  }

  /** With a code of its own a rebooking is a booking, so it must be there. */
  @Test
  void anAcknowledgedRebookingThatIsLost() throws Exception {
    int line = kept();
    var key = run.lines.get(line - 1).getString("key");
    var told = changed(line, l -> l.put("op", "rebook").put("booking", "of-somebody-absent"));
    assertThat(run.check(told)).isEmpty();
    assertBroken(
        Rule.ACKNOWLEDGED,
        line,
        run.check(told, "DELETE FROM booking WHERE request_key = '" + key + "'"));
  }

  /** With the code of its booking it is a move, and its number must have been that one's. */
  @Test
  void anAcknowledgedRebookingWithAnotherNumber() throws Exception {
    int line = run.line(is("move", "ok"));
    assertThat(run.check(changed(line, l -> l.put("op", "rebook")))).isEmpty();
    assertBroken(
        Rule.ACKNOWLEDGED, line, told(line, l -> l.put("op", "rebook").put("number", "B-7777")));
  }

  @Test
  void aBookingThatIsEndedWhileItsDayGoesOn() throws Exception {
    int line = kept();
    var key = run.lines.get(line - 1).getString("key");
    for (var end : List.of("ABSENT", "UNSERVED")) {
      assertBroken(
          Rule.ENDED,
          line,
          run.check(
              run.lines,
              "UPDATE booking SET state = '%s' WHERE request_key = '%s'".formatted(end, key)));
    }
  }

  @Test
  void anAcknowledgedCallThatLeftNoTrace() throws Exception {
    int line = run.line(is("call", "ok"));
    var ticket = run.lines.get(line - 1).getString("ticket");
    assertThat(
            run.check(
                run.lines,
                "DELETE FROM event WHERE kind = 'TicketCalled' AND subject = '%s'"
                    .formatted(ticket)))
        .anyMatch(v -> v.rule() == Rule.ACKNOWLEDGED && v.line() >= line);
  }

  @Test
  void aRefusedBookingThatIsThere() throws Exception {
    int line = kept();
    assertBroken(Rule.REFUSED, line, told(line, l -> l.put("outcome", "refused")));
  }

  @Test
  void aRefusedStepThatWasDone() throws Exception {
    int line = run.line(is("walk-in", "ok"));
    assertThat(told(line, l -> l.put("outcome", "refused").remove("ticket")))
        .anyMatch(v -> v.rule() == Rule.REFUSED && v.what().contains("TicketGiven"));
  }

  @Test
  void anUnknownOneOfWhichNobodyEverHeardAgain() throws Exception {
    int line = kept();
    assertBroken(Rule.UNKNOWN, line, told(line, l -> l.put("outcome", "unknown")));
  }

  @Test
  void anUnknownOneThatIsThereAfterTheLastAnswerWasNo() throws Exception {
    int line = kept();
    var lines = changed(line, l -> l.put("outcome", "unknown"));
    lines.add(run.lines.get(line - 1).copy().put("outcome", "refused").put("late", true));
    assertBroken(Rule.UNKNOWN, lines.size(), run.check(lines));
  }

  @Test
  void oneRequestKeyThatMadeTwoBookings() throws Exception {
    int line = kept();
    var lines = new ArrayList<>(run.lines);
    lines.add(run.lines.get(line - 1).copy().put("code", "ANOTHER"));
    assertBroken(Rule.UNKNOWN, lines.size(), run.check(lines));
  }

  @Test
  void aPlaceSoldBeyondWhatWasOffered() throws Exception {
    int line = kept();
    var lines = new ArrayList<>(run.lines);
    lines.add(Scene.offer("quota", run.lines.get(line - 1).getLong("slot"), 0, 0, 0));
    assertThat(run.check(lines)).anyMatch(v -> v.rule() == Rule.QUOTA && v.line() == line);
  }

  @Test
  void aPlaceThatIsNobodysAndNotFreeEither() throws Exception {
    assertThat(run.check(run.lines, "UPDATE slot SET free = '{}' WHERE branch_id = 'kantor-uji-1'"))
        .anyMatch(v -> v.rule() == Rule.CAPACITY && v.line() > 0);
  }

  @Test
  void aCounterThatSaysOtherwiseThanTheDatabase() throws Exception {
    int line = run.line(l -> l.getString("op").equals("counter"));
    assertBroken(Rule.COUNTER, line, told(line, l -> l.put("places", l.getInteger("places") + 1)));
  }

  @Test
  void nodesThatDoNotFindEachOtherAgain() throws Exception {
    var lines = new ArrayList<>(run.lines);
    lines.add(new JsonObject().put("op", "cluster").put("members", 2).put("nodes", 3));
    assertBroken(Rule.COUNTER, lines.size(), run.check(lines));
  }

  @Test
  void aNumberThatTwoPeopleHave() throws Exception {
    var two =
        """
        SELECT string_agg(id::text, ' ') FROM (SELECT id FROM ticket
          WHERE lane = 'WALK_IN' AND branch_id = 'kantor-uji-1' ORDER BY number LIMIT 2) t
        """;
    var ids = run.ask(two).split(" ");
    assertThat(
            run.check(
                run.lines,
                "DROP INDEX ticket_number_once",
                """
                UPDATE ticket SET number = (SELECT number FROM ticket WHERE id = '%s')
                WHERE id = '%s'
                """
                    .formatted(ids[0], ids[1])))
        .anyMatch(v -> v.rule() == Rule.NUMBER && v.line() > 0);
  }

  @Test
  void aMessageThatIsSentTwice() throws Exception {
    assertThat(
            run.check(
                run.lines,
                "ALTER TABLE message DROP CONSTRAINT message_once",
                """
                INSERT INTO message (event_id, channel, template, next_at, created_at)
                SELECT event_id, channel, template, next_at, created_at FROM message LIMIT 1
                """))
        .anyMatch(v -> v.rule() == Rule.MESSAGE && v.line() > 0);
  }

  @Test
  void aMessageThatNobodyWrote() throws Exception {
    int line = kept();
    var key = run.lines.get(line - 1).getString("key");
    assertBroken(
        Rule.MESSAGE,
        line,
        run.check(
            run.lines,
            """
            DELETE FROM message WHERE channel = 'SMS' AND booking_id =
              (SELECT id FROM booking WHERE request_key = '%s')
            """
                .formatted(key)));
  }

  @Test
  void somebodyCalledTwice() throws Exception {
    var again =
        """
        INSERT INTO event (at, branch_id, kind, subject, data)
        SELECT at, branch_id, kind, subject, data FROM event
        WHERE kind = 'TicketCalled'
          AND subject IN (SELECT id FROM ticket WHERE state = 'COMPLETED') LIMIT 1
        """;
    assertThat(run.check(run.lines, again))
        .anyMatch(v -> v.rule() == Rule.CALLED_ONCE && v.line() > 0);
  }

  @Test
  void aCallOutOfTurn() throws Exception {
    assertThat(
            run.check(
                run.lines,
                """
                UPDATE lane_policy SET position = 5 - position, turns = 6 - turns
                WHERE branch_id LIKE 'kantor-uji-%'
                """))
        .anyMatch(v -> v.rule() == Rule.POLICY && v.line() > 0);
  }

  @Test
  void aPlaceForAMobileThatNobodyProved() throws Exception {
    int line = kept();
    var key = run.lines.get(line - 1).getString("key");
    assertBroken(
        Rule.PROOF,
        line,
        run.check(
            run.lines,
            "UPDATE booking SET proved = false WHERE request_key = '%s'".formatted(key)));
  }

  @Test
  void aPinThatProvedForTwo() throws Exception {
    int line = run.line(is("prove", "ok"));
    var lines = new ArrayList<>(run.lines);
    lines.add(run.lines.get(line - 1).copy().put("key", "another"));
    assertBroken(Rule.PROOF, lines.size(), run.check(lines));
  }

  @Test
  void aPinThatIsLost() throws Exception {
    int line = run.line(is("pin", "ok"));
    var pin = run.lines.get(line - 1).getString("pin");
    assertBroken(
        Rule.PROOF, line, run.check(run.lines, "DELETE FROM pin WHERE id = '%s'".formatted(pin)));
  }

  /** A booking that was made, and neither moved nor cancelled nor used since. */
  private static int kept() {
    var touched =
        run.lines.stream().map(line -> line.getString("booking", "")).collect(Collectors.toSet());
    return run.line(l -> is("book", "ok").test(l) && !touched.contains(l.getString("key")));
  }

  private static java.util.function.Predicate<JsonObject> is(String op, String outcome) {
    return l -> l.getString("op").equals(op) && outcome.equals(l.getString("outcome"));
  }

  private static List<Violation> told(int line, Consumer<JsonObject> lie) throws SQLException {
    return run.check(changed(line, lie));
  }

  private static List<JsonObject> changed(int line, Consumer<JsonObject> lie) {
    var lines = new ArrayList<>(run.lines);
    var one = lines.get(line - 1).copy();
    lie.accept(one);
    lines.set(line - 1, one);
    return lines;
  }

  private static void assertBroken(Rule rule, int line, List<Violation> violations) {
    assertThat(violations).anyMatch(v -> v.rule() == rule && v.line() == line);
  }
}
