package id.antrean.core;

/** How a message travels. Each has a sender of its own, so that none waits for another. */
public enum Channel {
  SMS,
  EMAIL
}
