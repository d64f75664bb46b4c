package id.antrean.notify;

import io.vertx.core.Future;

/** Hands letters of one channel to a receiver outside. */
interface Sender {
  Channel channel();

  /** Never fails and always ends within seconds: what went wrong is an {@link Outcome}. */
  Future<Outcome> send(Letter letter);
}
