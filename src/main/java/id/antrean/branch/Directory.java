package id.antrean.branch;

import java.util.List;
import java.util.Map;

/** Everything this room knows, as it was at one reading; a node keeps one in memory. */
record Directory(
    List<Region> regions,
    List<Province> provinces,
    Map<String, Entry> branches,
    Map<String, Service> services,
    OfficeSearch search) {

  /** A branch and what belongs to it. */
  record Entry(
      Branch branch,
      BranchPolicy policy,
      Calendar calendar,
      List<Service> services,
      List<LanePolicy> lanes,
      List<Counter> counters) {}
}
