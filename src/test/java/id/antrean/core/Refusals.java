package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a person reads beside a field. */
final class Refusals {
  private Refusals() {}

  static Sentence refusal(String field, ThrowingCallable parse) {
    var problem = catchThrowableOfType(Problem.class, parse);
    assertThat(problem).as("a refusal of " + field).isNotNull();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.fields()).containsOnlyKeys(field);
    return problem.fields().get(field);
  }
}
