package id.antrean.house.example.page;

import java.awt.Font;

/** Needs a font. */
class Drawing {
  Font font;
}
