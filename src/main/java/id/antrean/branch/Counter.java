package id.antrean.branch;

/** A desk at which people are served; whether it is open just now is known to room queue. */
public record Counter(String id, String name) {}
