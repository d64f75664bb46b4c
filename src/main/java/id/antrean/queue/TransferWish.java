package id.antrean.queue;

import id.antrean.core.Lane;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a person is to be sent; at least one of the three is there. */
public record TransferWish(
    Optional<String> counter, Optional<String> service, Optional<Lane> lane, String reason) {

  boolean isOneStep() {
    return Stream.of(counter, service, lane).filter(Optional::isPresent).count() == 1;
  }
}
