package id.antrean.branch;

/** A part of the country with a regional office; {@code covers} names its provinces. */
public record Region(String id, String name, String covers) {}
