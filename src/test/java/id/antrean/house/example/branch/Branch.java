package id.antrean.house.example.branch;

import io.vertx.core.json.JsonObject;

/** A record that knows JSON. */
public record Branch(JsonObject json) {}
