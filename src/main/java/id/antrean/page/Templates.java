package id.antrean.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Renders the compiled templates of src/main/jte. */
public final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "id.antrean.jte");

  public Buffer render(String template, View view, Object model) {
    var out = new Utf8ByteOutput();
    engine.render(template, Map.of("view", view, "page", model), out);
    return Buffer.buffer(out.toByteArray());
  }
}
