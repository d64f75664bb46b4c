package id.antrean.queue.rules;

/** A counter (loket) of a branch, to which people are called while it is open. */
public record Counter(String id, String branch, String name, boolean open) {}
