package id.antrean.admin.config;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The fields of a form as they were sent: {@code one} is "" and {@code all} empty where none was.
 */
record SentForm(UnaryOperator<String> one, Function<String, List<String>> all) {
  String text(String name) {
    return one.apply(name);
  }

  List<String> texts(String name) {
    return all.apply(name);
  }
}
