package id.antrean.queue.rules;

import id.antrean.branch.CounterDuties;

/** A counter (loket) of a branch, to which people whom it serves are called while it is open. */
public record Counter(String id, String branch, String name, boolean open, CounterDuties duties) {
  public Counter(String id, String branch, String name, boolean open) {
    this(id, branch, name, open, CounterDuties.ALL);
  }

  public Counter opened(boolean isOpen) {
    return new Counter(id, branch, name, isOpen, duties);
  }
}
