package id.antrean.booking.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.TypedPerson;
import id.antrean.booking.form.BookingDraft.Choice;
import id.antrean.booking.form.BookingDraft.Typed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftJsonTest {
  private static final Choice CHOICE =
      new Choice(
          "semarang",
          "JHT",
          "DIED",
          7,
          LocalDate.of(2026, 11, 24),
          LocalTime.of(10, 0),
          LocalTime.of(10, 30));
  private static final Typed TYPED =
      new Typed(
          new TypedPerson("1", List.of("2", ""), "3", "4", "5", true, "6", "7"), "8", "9", true);

  private final BookingDraft draft = BookingDraft.of(CHOICE, "key").with(TYPED).withPass("pass");

  @Test
  void aDraftComesBackAsItWas() {
    assertThat(DraftJson.read(DraftJson.of(draft))).isEqualTo(draft);
  }

  @Test
  void afterTheBookingNothingOfThePersonRemains() {
    var made = DraftJson.read(DraftJson.of(draft.made("CODE")));
    assertThat(made.isOpen()).isFalse();
    assertThat(made.typed()).isEqualTo(Typed.NOTHING);
    assertThat(made.attempt())
        .isEqualTo(new BookingDraft.Attempt("key", "", Optional.empty(), "CODE"));
  }
}
