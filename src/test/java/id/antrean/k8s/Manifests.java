package id.antrean.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of k8s/base, read as strictly as the Kubernetes API would. */
final class Manifests {
  static final Path BASE = Path.of("k8s", "base");

  private static List<KubernetesObject> all;

  /** It warns of its own gaps, two hundred lines at each reading. */
  private static final Logger CHATTY = Logger.getLogger("org.yaml.snakeyaml.introspector");

  static {
    CHATTY.setLevel(Level.OFF);
  }

  private Manifests() {}

  static List<Path> files() {
    try (var files = Files.list(BASE)) {
      return files
          .filter(file -> !file.getFileName().toString().equals("kustomization.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All objects of the base that are of this kind. */
  static synchronized <T> List<T> all(Class<T> kind) {
    if (all == null) {
      all = files().stream().flatMap(file -> strictly(text(file)).stream()).toList();
    }
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static <T> T one(Class<T> kind) {
    var found = all(kind);
    if (found.size() != 1) {
      throw new AssertionError("not one but " + found.size() + " of " + kind.getSimpleName());
    }
    return found.getFirst();
  }

  /**
   * The typed reading finds wrong types and quantities, the validation typing errors and gaps, and
   * writing it out again what was only taken for right, as a number for a word.
   */
  static List<KubernetesObject> strictly(String yaml) {
    try {
      var objects = new ArrayList<KubernetesObject>();
      var documents = untyped(yaml);
      for (var object : Yaml.loadAll(yaml)) {
        var written = documents.get(objects.size());
        validate(object.getClass(), written);
        var understood = JSON.getGson().toJsonTree(object);
        if (!bare(understood).equals(bare(written))) {
          throw new IllegalArgumentException(written + " is understood as " + understood);
        }
        objects.add((KubernetesObject) object);
      }
      return objects;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonElement> untyped(String yaml) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var documents = new ArrayList<JsonElement>();
    new org.yaml.snakeyaml.Yaml(new SafeConstructor(options))
        .loadAll(yaml)
        .forEach(document -> documents.add(new Gson().toJsonTree(document)));
    return documents;
  }

  /** Without the empty lists and objects that the library adds. */
  private static JsonElement bare(JsonElement json) {
    if (json.isJsonArray()) {
      var array = new JsonArray();
      json.getAsJsonArray().forEach(element -> array.add(bare(element)));
      return array;
    }
    if (!json.isJsonObject()) {
      return json;
    }
    var object = new JsonObject();
    for (var member : json.getAsJsonObject().entrySet()) {
      var value = bare(member.getValue());
      if (!value.equals(new JsonArray()) && !value.equals(new JsonObject())) {
        object.add(member.getKey(), value);
      }
    }
    return object;
  }

  private static void validate(Class<?> type, JsonElement document) {
    try {
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, document);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
