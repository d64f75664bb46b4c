package id.antrean.house.example.booking.lost;

import id.antrean.house.example.booking.form.Draft;

/** The other half. */
public class Letter {
  Draft draft;
}
