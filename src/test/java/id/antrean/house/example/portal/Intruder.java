package id.antrean.house.example.portal;

import id.antrean.house.example.booking.form.Draft;
import id.antrean.house.example.queue.QueueApi;

/** Looks into another room, past its face and at its edge. */
class Intruder {
  Draft draft;
  QueueApi api;
}
