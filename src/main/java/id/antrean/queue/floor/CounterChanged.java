package id.antrean.queue.floor;

import id.antrean.core.Event;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A counter was opened or closed. */
public record CounterChanged(String branch, String counter, boolean open, String actor)
    implements Event {

  /** Counters have names, events have ids: always the same one for the same counter. */
  @Override
  public UUID subject() {
    return UUID.nameUUIDFromBytes(counter.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Object> data() {
    return Map.of("counter", counter, "open", open, "actor", actor);
  }
}
