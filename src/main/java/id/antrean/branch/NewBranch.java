package id.antrean.branch;

import java.util.SortedMap;

/**
 * An office that is to open. {@code model}: the one whose hours, counters, quotas, services and
 * rules it begins with; {@code fields}: its names and where it lies, by name.
 */
public record NewBranch(String id, String model, SortedMap<String, String> fields) {}
