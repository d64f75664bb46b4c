package id.antrean.house.example.booking.form;

import id.antrean.house.example.booking.lost.Letter;

/** Half of a circle. */
public class Draft {
  Letter letter;
}
