package id.antrean.server;

import id.antrean.http.Access;
import id.antrean.http.Access.Rule;
import id.antrean.testkit.Contract;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A right request for each route, in which a test then spoils one thing. */
record RightRequests(AdminSession session) {
  static final String JSON = "Content-Type: application/json";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  List<Rule> rules() {
    var all = new ArrayList<Rule>();
    Access.load().rules().forEach(all::add);
    all.removeIf(rule -> rule.method().equals("DELETE") && rule.path().equals("/api/v1/session"));
    all.removeIf(rule -> rule.path().equals("/staf/keluar")); // it ends the session, too
    return all;
  }

  List<Rule> writes() {
    return rules().stream().filter(rule -> !rule.method().equals("GET")).toList();
  }

  List<Rule> apiWrites() {
    return writes().stream().filter(rule -> !examples(rule).isEmpty()).toList();
  }

  List<Rule> keyed() {
    return writes().stream()
        .filter(rule -> Contract.takesRequestKey(rule.method(), rule.path()))
        .toList();
  }

  String type(Rule rule) {
    return rule.path().startsWith("/api/") ? JSON : FORM;
  }

  String path(Rule rule) {
    return session.filled(rule.path());
  }

  List<String> pathsWithEachParameter(Rule rule, String bad) {
    return Pattern.compile("\\{\\w+}")
        .matcher(rule.path())
        .results()
        .map(found -> session.filled(rule.path().replace(found.group(), bad)))
        .toList();
  }

  String body(Rule rule) {
    var examples = examples(rule);
    if (!examples.isEmpty()) {
      return examples.getFirst().encode();
    }
    return rule.path().startsWith("/api/")
        ? Contract.arrayExample(rule.method(), rule.path())
        : "nik=3374015501900001&name=Siti&token=x&draft=y";
  }

  /** Bodies: the contract's own examples, for a slot and a service that exist. */
  List<JsonObject> examples(Rule rule) {
    return Contract.requestExamples(rule.method(), rule.path()).stream()
        .map(JsonObject::copy)
        .map(
            body -> {
              body.remove("captcha");
              return body.containsKey("slot")
                  ? body.put("slot", Long.toString(session.slot()))
                  : body;
            })
        .filter(body -> !body.containsKey("password"))
        .toList();
  }
}
