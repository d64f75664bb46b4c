package id.antrean.house.example.core;

import io.vertx.core.json.JsonObject;

/** A word that knows JSON. */
class Word {
  JsonObject json;
}
