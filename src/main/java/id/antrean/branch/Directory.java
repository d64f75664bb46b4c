package id.antrean.branch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything this room knows, as it was at one reading; a node keeps one in memory. {@code
 * version}: of the configuration, read before all else, so the rest is as new or newer.
 */
record Directory(
    long version,
    List<Region> regions,
    List<Province> provinces,
    Map<String, Entry> branches,
    Map<String, Service> services,
    OfficeSearch search) {

  /**
   * A branch and what belongs to it. {@code words}: its own for participants; {@code edition}: the
   * version of what it says about itself.
   */
  record Entry(
      Branch branch,
      Optional<String> words,
      long edition,
      BranchPolicy policy,
      Calendar calendar,
      List<Service> services,
      List<LanePolicy> lanes,
      List<Counter> counters) {}
}
