package id.antrean.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.PlannedStop;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftCookieTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final String ID = "0123456789abcdef";
  private static final JsonObject DRAFT = new JsonObject().put("nik", "3374015501900001");

  private final Sealed sealed = new Sealed(new byte[32], new byte[32]);
  private final List<PlannedStop> stops = new ArrayList<>();
  private final DraftCookie drafts = new DraftCookie(sealed, () -> stops);
  private final FormToken token = new FormToken(sealed);

  @Test
  void aDraftComesBackAsItWasForThirtyMinutes() {
    var cookie = drafts.close(DRAFT, ID, NOW);
    var later = NOW.plus(Duration.ofMinutes(29));
    assertThat(drafts.open(cookie, ID, later).orElseThrow().getString("nik"))
        .isEqualTo("3374015501900001");
    assertThat(drafts.open(cookie, ID, NOW.plus(Duration.ofMinutes(31)))).isEmpty();
  }

  /** R118: what is typed before an announced stop is there after it, for another half hour. */
  @Test
  void aDraftOutlivesAPlannedStopThatFallsIntoItsTime() {
    var end = NOW.plus(Duration.ofHours(14));
    stops.add(new PlannedStop(NOW.plus(Duration.ofMinutes(20)), end));
    var cookie = drafts.close(DRAFT, ID, NOW);
    var copy = drafts.copy(DRAFT, ID, NOW);
    var after = end.plus(Duration.ofMinutes(29));
    assertThat(drafts.open(cookie, ID, after)).isPresent();
    assertThat(drafts.openCopy(copy, ID, after)).isPresent();
    assertThat(drafts.open(cookie, ID, end.plus(Duration.ofMinutes(31)))).isEmpty();
    assertThat(drafts.openCopy(copy, ID, end.plus(Duration.ofMinutes(31)))).isEmpty();
    var kept = drafts.open(cookie, ID, after).orElseThrow();
    stops.clear();
    assertThat(drafts.open(cookie, ID, after)).as("the stop is over and removed").isPresent();
    assertThat(drafts.open(drafts.close(kept, ID, after), ID, after.plus(Duration.ofMinutes(31))))
        .as("saved again after it")
        .isEmpty();
  }

  @Test
  void aStopThatIsOverOrFarAwayChangesNothing() {
    stops.add(new PlannedStop(NOW.minus(Duration.ofHours(2)), NOW));
    stops.add(new PlannedStop(NOW.plus(Duration.ofMinutes(31)), NOW.plus(Duration.ofHours(3))));
    var cookie = drafts.close(DRAFT, ID, NOW);
    assertThat(drafts.open(cookie, ID, NOW.plus(Duration.ofMinutes(29)))).isPresent();
    assertThat(drafts.open(cookie, ID, NOW.plus(Duration.ofMinutes(31)))).isEmpty();
  }

  /** F14: people get up to look for their card. */
  @Test
  void itsCopyOnAPageComesBackForTwelveHours() {
    var copy = drafts.copy(DRAFT, ID, NOW);
    var later = NOW.plus(Duration.ofHours(11));
    assertThat(drafts.openCopy(copy, ID, later).orElseThrow().getString("nik"))
        .isEqualTo("3374015501900001");
    assertThat(drafts.openCopy(copy, ID, NOW.plus(Duration.ofHours(13)))).isEmpty();
    assertThat(drafts.openCopy(copy, "fedcba9876543210", NOW)).isEmpty();
    assertThat(drafts.open(copy, ID, NOW)).as("as a cookie").isEmpty();
    assertThat(drafts.openCopy(drafts.close(DRAFT, ID, NOW), ID, NOW)).as("a cookie").isEmpty();
  }

  @Test
  void itsIdSaysWhenItWasBegunAndNothingElse() {
    var id = drafts.newId(NOW);
    assertThat(id).matches("[0-9a-f]{16}").isNotEqualTo(drafts.newId(NOW));
    assertThat(Long.parseLong(id.substring(0, 8), 16)).isEqualTo(NOW.getEpochSecond());
  }

  @Test
  void nobodyCanReadIt() {
    var bytes = Base64.getUrlDecoder().decode(drafts.close(DRAFT, ID, NOW));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("33740155");
  }

  @Test
  void aChangedOneOrThatOfAnotherTabIsNoDraft() {
    var cookie = drafts.close(DRAFT, ID, NOW);
    var changed = cookie.substring(0, 40) + (cookie.charAt(40) == 'A' ? 'B' : 'A');
    assertThat(drafts.open(changed + cookie.substring(41), ID, NOW)).isEmpty();
    assertThat(drafts.open(cookie, "fedcba9876543210", NOW)).isEmpty();
    assertThat(drafts.open("", ID, NOW)).isEmpty();
    assertThat(drafts.open("%%%", ID, NOW)).isEmpty();
  }

  @Test
  void theLongestAnswersStillFit() {
    var kpj = new JsonArray();
    for (int i = 0; i < 5; i++) {
      kpj.add("x".repeat(64));
    }
    var full =
        new JsonObject()
            .put("nik", "1".repeat(64))
            .put("kpj", kpj)
            .put("name", "\u1234".repeat(100))
            .put("phone", "0".repeat(64))
            .put("email", "e".repeat(320))
            .put("pass", "p".repeat(120))
            .put("heirNik", "1".repeat(64))
            .put("heirKpj", "1".repeat(64));
    assertThat(drafts.close(full, ID, NOW)).hasSizeLessThan(DraftCookie.LONGEST);
  }

  @Test
  void aFormTokenIsGoodForItsFormForTwoHours() {
    var signed = token.of("form", NOW);
    token.check(signed, "form", NOW.plus(Duration.ofMinutes(119)));
    refused(signed, "form", NOW.plus(Duration.ofMinutes(121)));
    refused(signed, "other form", NOW);
    refused("x" + signed, "form", NOW);
    refused("", "form", NOW);
    refused("zz.", "form", NOW);
  }

  private void refused(String signed, String subject, Instant now) {
    assertThatThrownBy(() -> token.check(signed, subject, now))
        .isInstanceOf(Problem.class)
        .hasMessage("csrf");
  }
}
