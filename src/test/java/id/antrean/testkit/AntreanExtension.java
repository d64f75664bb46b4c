package id.antrean.testkit;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

final class AntreanExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(AntreanExtension.class);

  private record Started(Nodes nodes, KnownDigits digits) implements AutoCloseable {
    @Override
    public void close() {
      nodes.close();
    }
  }

  /**
   * Classes that differ in nothing of this may share a node. {@code shared} is part of it because a
   * class's store looks into the session's too: without it, a class that wants a node of its own
   * would be given the shared one.
   */
  private record Settings(
      boolean shared,
      int nodes,
      String clock,
      boolean captcha,
      String answer,
      boolean limits,
      int counters) {
    static Settings of(Antrean wished) {
      return new Settings(
          wished.shared(),
          wished.nodes(),
          wished.clock(),
          wished.captcha(),
          wished.answer(),
          wished.limits(),
          wished.counters());
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var wished = context.getRequiredTestClass().getAnnotation(Antrean.class);
    if (wished.browser()) {
      Browser.needed();
    }
    started(context);
  }

  /** Stores close what they hold: a class's own with the class, the session's with the JVM. */
  private static Started started(ExtensionContext context) {
    var wished = context.getRequiredTestClass().getAnnotation(Antrean.class);
    var store =
        wished.shared()
            ? context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            : context.getStore(NAMESPACE);
    return store.computeIfAbsent(Settings.of(wished), AntreanExtension::start, Started.class);
  }

  private static Started start(Settings wished) {
    var digits = new KnownDigits();
    var nodes =
        Nodes.start(
            wished.answer().isEmpty() ? digits : always(wished.answer()),
            wished.nodes(),
            "ANTREAN_CLOCK",
            wished.clock(),
            "ANTREAN_CAPTCHA",
            wished.captcha() ? "image" : "none",
            "ANTREAN_LIMITS",
            wished.limits() ? "on" : "off");
    if (wished.counters() > 0) {
      TestBranch.open(nodes, wished.counters());
    }
    return new Started(nodes, digits);
  }

  /** Draws this answer each time: {@link RandomGenerator#nextInt(int)} drops the lower bits. */
  private static RandomGenerator always(String answer) {
    return () -> Long.parseLong(answer) << 33;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Nodes.class || type == KnownDigits.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var started = started(context);
    return parameter.getParameter().getType() == Nodes.class ? started.nodes() : started.digits();
  }
}
