package id.antrean.testkit;

import com.hazelcast.map.IMap;
import id.antrean.cluster.Cluster;
import id.antrean.slots.QuotaMap;

/** The quota counters in the cluster's memory, seen, falsified and held from outside. */
public final class QuotaCounters {
  public static final int NOT_LOADED = -1;
  private static final long NEWER_THAN_ANY = Long.MAX_VALUE >>> 21;

  private final IMap<Long, Long> map;

  public QuotaCounters(Cluster cluster) {
    map = cluster.hazelcast().getMap(Cluster.QUOTA);
  }

  public int counted(long slot) {
    var value = map.get(slot);
    return value == null ? NOT_LOADED : QuotaMap.places(value);
  }

  /** The counter claims so many places, whatever the database says, and to be newer than any. */
  public void lie(long slot, int places) {
    map.set(slot, QuotaMap.pack(NEWER_THAN_ANY, places));
  }

  /** Holds the counter: requests to it get no answer, and nobody mends it, as if its owner hung. */
  public void hold(long slot) {
    map.lock(slot);
  }

  /** Only for the thread that holds it. */
  public void letGo(long slot) {
    map.unlock(slot);
  }
}
