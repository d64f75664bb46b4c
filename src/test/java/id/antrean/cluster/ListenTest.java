package id.antrean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.OperationTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node starts although another member hangs. */
class ListenTest {
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void aListenerIsRegisteredOnceTheMemberThatHungIsDropped() {
    Cluster.listen(() -> hangsUntil(4));
    assertThat(tries).hasValue(4);
  }

  @Test
  void afterSixTriesTheStartFails() {
    assertThatThrownBy(() -> Cluster.listen(() -> hangsUntil(100)))
        .isInstanceOf(OperationTimeoutException.class);
    assertThat(tries).hasValue(6);
  }

  private void hangsUntil(int itAnswers) {
    if (tries.incrementAndGet() < itAnswers) {
      throw new OperationTimeoutException("a member hangs");
    }
  }
}
