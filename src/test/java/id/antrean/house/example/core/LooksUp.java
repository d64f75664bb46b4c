package id.antrean.house.example.core;

import id.antrean.house.example.queue.Tickets;

/** Looks at a higher room, and reads its table. */
class LooksUp {
  static final String READ = "SELECT t.number FROM ticket t";

  Tickets tickets;
}
