package id.antrean.notify.demo;

import id.antrean.core.Channel;
import id.antrean.notify.demo.Mailbox.Caught;
import io.vertx.core.json.JsonObject;

/** A caught message as the mailbox's file keeps it. */
final class CaughtJson {
  private CaughtJson() {}

  static String of(Caught one) {
    return new JsonObject()
        .put("channel", one.channel().name())
        .put("to", one.to())
        .put("subject", one.subject())
        .put("text", one.text())
        .put("at", one.at())
        .encode();
  }

  static Caught read(String text) {
    var json = new JsonObject(text);
    return new Caught(
        Channel.valueOf(json.getString("channel")),
        json.getString("to"),
        json.getString("subject"),
        json.getString("text"),
        json.getInstant("at"));
  }
}
