package id.antrean.slots;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;

/**
 * Where the quota counters lie: a number by slot, changed in atomic steps on its owner. Hazelcast
 * in the program ({@link QuotaMap}); tests put implementations here that lose, repeat and delay
 * steps.
 */
public interface QuotaMemory {

  /** Waits for the step's answer; throws when the owner is away or slow. */
  int ask(long slot, EntryProcessor<Long, Long, Integer> step);

  /** Returns at once; the step may run late, twice or never. */
  void tell(long slot, EntryProcessor<Long, Long, Void> step);

  /** This node's share of the counters, packed as {@link QuotaMap#pack} does. */
  Map<Long, Long> mine();
}
