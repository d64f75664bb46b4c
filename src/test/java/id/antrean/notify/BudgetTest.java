package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetTest {
  private static final Set<Template> OWED =
      Set.of(Template.DAY_BEFORE, Template.TWO_HOURS, Template.NEAR, Template.CLOSED);

  @ParameterizedTest
  @EnumSource(Template.class)
  void whatTheHouseOwesIsInNoBudgetAndAllElseIsInOne(Template template) {
    for (boolean proved : new boolean[] {true, false}) {
      boolean isOwed = OWED.contains(template);
      assertThat(Budget.of(template, proved, false).isEmpty()).isEqualTo(isOwed);
    }
  }

  @Test
  void whatTheProvedHolderCausesHasABudgetThatNobodyElseUsesUp() {
    assertThat(Budget.of(Template.BOOKED, true, false)).contains(Budget.HOLDER);
    assertThat(Budget.of(Template.BOOKED, false, false)).contains(Budget.ANYBODY);
    assertThat(Budget.of(Template.ERASED, false, false)).contains(Budget.FORMER);
    assertThat(Budget.FORMER.perDay()).isEqualTo(5);
    assertThat(Budget.HOLDER.perDay()).isEqualTo(20);
    assertThat(Budget.ANYBODY.perDay()).isEqualTo(5);
  }

  @Test
  void aLostNumberIsAskedForByAnybodyWhoKnowsTheNik() {
    assertThat(Budget.of(Template.LOST, true, false)).contains(Budget.ANYBODY);
  }

  /** Else whoever names a stranger's address in thirty bookings has it reminded thirty times. */
  @Test
  void remindersToWhoProvedNothingCountWhereAnotherIsRemindedAnyway() {
    for (var template : OWED) {
      assertThat(Budget.of(template, false, true)).contains(Budget.ANYBODY);
      assertThat(Budget.of(template, true, false)).isEmpty();
    }
  }
}
