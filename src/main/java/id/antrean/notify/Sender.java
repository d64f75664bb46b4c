package id.antrean.notify;

import id.antrean.core.Channel;
import io.vertx.core.Future;

/** Hands letters of one channel to a receiver outside. */
interface Sender {
  Channel channel();

  /** Never fails and always ends within seconds: what went wrong is an {@link Outcome}. */
  Future<Outcome> send(Letter letter);
}
