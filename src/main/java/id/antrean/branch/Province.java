package id.antrean.branch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** A province that has branches, and in-house the region that it lies in. */
public record Province(String id, String name, String region, List<Branch> branches) {

  /** By name. */
  static List<Province> of(Collection<Branch> branches) {
    return branches.stream()
        .collect(groupingBy(Branch::province, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(e -> of(e.getKey(), e.getValue()))
        .toList();
  }

  private static Province of(String name, List<Branch> branches) {
    return new Province(id(name), name, branches.getFirst().region(), branches);
  }

  /** As it stands in an address: "jawa-tengah". */
  public static String id(String name) {
    return String.join("-", SearchWords.plain(name));
  }
}
