package id.antrean.notify;

import id.antrean.core.Channel;
import io.vertx.core.Future;

/** Hands letters of one channel to a receiver outside. */
interface Sender {
  Channel channel();

  /** So many letters may be on their way to it from one node. */
  int mostOnTheWay();

  /** Never fails and always ends within seconds: what went wrong is an {@link Outcome}. */
  Future<Outcome> send(Letter letter);
}
