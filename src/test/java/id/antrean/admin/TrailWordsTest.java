package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.FreedNiks;
import id.antrean.branch.ConfigurationChange;
import id.antrean.core.Lane;
import id.antrean.core.Role;
import id.antrean.core.Sought;
import id.antrean.page.Texts;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailWordsTest {
  /** Files that write to the trail name their acts in them. */
  private static final Pattern RECORDS =
      Pattern.compile(
          "\\bAudit\\.(?:record|INTO)|\\bact\\(?\\)?\\.record|recordOwn\\(|\\.record\\(");

  private static final Pattern ACT = Pattern.compile("[\"']([A-Z]+(?:_[A-Z]+)+)[\"']");

  /** Of such files: no acts. */
  private static final Set<String> OTHERS = Set.of("CHECKED_IN", "UNKNOWN_SLOT");

  private static final List<Texts> BOTH = List.of(Texts.of("id"), Texts.of("en"));
  private static final Texts INDONESIAN = BOTH.getFirst();
  private static final Path SOURCES = Path.of("src/main/java");

  /** Where this fails, an act needs a line {@code trail.act.NAME} in both files of messages. */
  @Test
  void everyActHasWordsInBothLanguages() throws IOException {
    var acts = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        if (source.contains("id.antrean.staff") && RECORDS.matcher(source).find()) {
          ACT.matcher(source).results().forEach(found -> acts.add(found.group(1)));
        }
      }
    }
    acts.removeAll(OTHERS);
    Stream.of(TicketEvent.class.getPermittedSubclasses())
        .forEach(event -> acts.add(event.getSimpleName()));
    acts.add("CounterChanged");
    assertThat(acts)
        .contains("SIGNED_IN", "TicketCalled", "BLOCK_ASKED", "STAFF_DISABLED", "DATA_ERASED")
        .contains(
            "STOP_ANNOUNCED", "NOTICE_REMOVED", "CONFIGURATION_UNDONE", "RECOVERY_CODES_RENEWED");
    for (var texts : BOTH) {
      assertThat(acts).allSatisfy(act -> assertThat(texts.keys()).contains("trail.act." + act));
    }
  }

  @Test
  void everyCodeInADetailHasWordsInBothLanguages() {
    var codes =
        Stream.of(
                names(TicketAction.values()),
                names(TicketState.values()),
                names(Verdict.values()),
                names(Lane.values()),
                names(Role.values()),
                names(ConfigurationChange.Subject.values()),
                names(FreedNiks.Reason.values()),
                Stream.of(Sought.class.getPermittedSubclasses())
                    .map(kind -> kind.getSimpleName().toUpperCase(Locale.ROOT)))
            .flatMap(all -> all)
            .toList();
    assertThat(codes).hasSizeGreaterThan(40);
    for (var texts : BOTH) {
      assertThat(codes)
          .allSatisfy(code -> assertThat(TrailDetail.word(texts, code)).isNotEqualTo(code));
    }
  }

  private static Stream<String> names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name);
  }

  @Test
  void anObjectIsCalledAsPeopleKnowItAndNeverByItsId() {
    var ticket = UUID.randomUUID();
    var account = UUID.randomUUID();
    var numbered = new TrailNames.Numbered(Lane.ONLINE, 31, LocalDate.parse("2026-11-24"));
    var names =
        new TrailNames(
            Map.of(ticket, numbered), Map.of(account, "budi"), Map.of("uji-2", "Loket 2"));
    assertThat(object(names, "ticket:" + ticket))
        .isEqualTo("nomor antrean B-031, Selasa, 24 November 2026");
    assertThat(object(names, "booking:" + ticket))
        .isEqualTo("pesanan B-031, Selasa, 24 November 2026");
    assertThat(object(names, "account:" + account)).isEqualTo("akun budi");
    assertThat(object(names, "counter:uji-2")).isEqualTo("Loket 2");
    assertThat(object(names, "bookings:12")).isEqualTo("12 pesanan");
    assertThat(object(names, "booking:" + UUID.randomUUID())).isEqualTo("pesanan");
    assertThat(object(names, "notice:" + ticket)).isEqualTo("pengumuman");
  }

  @Test
  void whatHasNoWordsIsShownAsItWasRecorded() {
    assertThat(TrailWords.action(INDONESIAN, "SIGNED_IN")).isEqualTo("Masuk");
    assertThat(TrailWords.action(INDONESIAN, "NEW_ACT")).isEqualTo("NEW_ACT");
    assertThat(object(TrailNames.NONE, "counter:x-1")).isEqualTo("loket x-1");
    assertThat(object(TrailNames.NONE, "thing:1")).isEqualTo("thing 1");
    assertThat(object(TrailNames.NONE, "odd")).isEqualTo("odd");
  }

  private static String object(TrailNames names, String object) {
    return TrailWords.object(INDONESIAN, names, object);
  }
}
