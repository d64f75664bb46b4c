package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A browser of words alone: no scripts, no styles, no pictures. It goes only where a link leads and
 * sends only what a form on the page holds, so whatever works here works in lynx.
 */
public final class TextBrowser {
  private static final int REDIRECTS = 5;

  private final Http http;
  private Answer answer;
  private String address = "/";
  private Document page;

  public TextBrowser(Http node) {
    http = node.browser();
  }

  /** Of a member of staff who signed in with the console; their pages bring the form token. */
  public TextBrowser(Http node, String username) {
    http = node.as(username).with(null);
  }

  private TextBrowser(TextBrowser other, Http browser) {
    http = browser;
    answer = other.answer;
    address = other.address;
    page = Jsoup.parse(other.page.outerHtml(), other.page.location());
  }

  /** Another tab of the same browser on the same page, which stays as it is now. */
  public TextBrowser tab() {
    return new TextBrowser(this, http);
  }

  /** The same page as it is now, in a browser that has kept no cookie. */
  public TextBrowser withoutCookies() {
    return new TextBrowser(this, http.browser());
  }

  public TextBrowser open(String path) {
    return arrive(path, http.get(path.replaceFirst("#.*", "")));
  }

  private TextBrowser arrive(String path, Answer first) {
    answer = first;
    address = path;
    for (int i = 0; answer.status() == 303; i++) {
      if (i == REDIRECTS) {
        throw new AssertionError("round in circles at " + address);
      }
      address = answer.location();
      answer = http.get(address.replaceFirst("#.*", ""));
    }
    page = mustBeWhole(Jsoup.parse(answer.body(), http.base() + address));
    return this;
  }

  /** Without pictures and styles each thing needs a word of its own. */
  private static Document mustBeWhole(Document page) {
    assertThat(page.select("h1")).hasSize(1);
    for (var e : page.select("a[href], button, label, h1, h2, legend, summary")) {
      assertThat(e.text()).as("words of %s", e).isNotBlank();
    }
    for (var picture : page.select("img")) {
      assertThat(picture.attr("alt")).as("words of %s", picture).isNotBlank();
    }
    for (var field : page.select("input:not([type=hidden])")) {
      assertThat(page.select("label[for=" + field.id() + "]")).as("label of %s", field).hasSize(1);
    }
    var ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    return page;
  }

  public int status() {
    return answer.status();
  }

  public String address() {
    return address;
  }

  public String html() {
    return answer.body();
  }

  public String title() {
    return page.title();
  }

  public String heading() {
    return page.select("h1").text();
  }

  /** What the field of this label holds now. */
  public String value(String label) {
    return field(label).val();
  }

  /** What a field holds that nobody sees. */
  public String hidden(String name) {
    return page.select("input[type=hidden][name=" + name + "]").val();
  }

  public TextBrowser follow(String words) {
    return page.select("a[href]").stream()
        .filter(link -> text(link).contains(words))
        .findFirst()
        .map(link -> open(path(link.absUrl("href"))))
        .orElseThrow(() -> missing("link", words));
  }

  /** Types into the field of this label. */
  public TextBrowser type(String label, String words) {
    field(label).val(words);
    return this;
  }

  /** Marks the choice of this label, and no other of its group. */
  public TextBrowser choose(String label) {
    var choice = field(label);
    if (choice.hasAttr("disabled")) {
      throw missing("free choice", label);
    }
    page.select("input[type=radio][name=" + choice.attr("name") + "]").removeAttr("checked");
    choice.attr("checked", "");
    return this;
  }

  /** Picks from the list of this label. */
  public TextBrowser pick(String label, String option) {
    var options = field(label).select("option");
    options.removeAttr("selected");
    options.stream()
        .filter(one -> text(one).equals(option))
        .findFirst()
        .orElseThrow(() -> missing("option", option))
        .attr("selected", "");
    return this;
  }

  /** With or without what only tells it from others of its kind, for who does not see the page. */
  private static boolean isNamed(Element button, String words) {
    var seen = button.clone();
    seen.select(".unseen").remove();
    return text(button).equals(words) || text(seen).equals(words);
  }

  /** Sends the form of this button with what it holds. */
  public TextBrowser press(String words) {
    var button =
        page.select("button").stream()
            .filter(b -> !b.hasAttr("aria-hidden") && isNamed(b, words))
            .findFirst()
            .orElseThrow(() -> missing("button", words));
    var form =
        (FormElement)
            (button.hasAttr("form")
                ? page.getElementById(button.attr("form"))
                : button.closest("form"));
    var fields = new ArrayList<String>();
    form.formData().forEach(field -> fields.addAll(List.of(field.key(), field.value())));
    if (button.hasAttr("name")) {
      fields.addAll(List.of(button.attr("name"), button.val()));
    }
    var action =
        path(button.hasAttr("formaction") ? button.absUrl("formaction") : form.absUrl("action"));
    var sent = fields.toArray(String[]::new);
    return form.attr("method").equalsIgnoreCase("post")
        ? arrive(action, http.form(action, sent))
        : open(action.replaceFirst("\\?.*", "") + "?" + Http.encoded(sent));
  }

  /** Breaks the form as a page kept too long, or a stranger, would. */
  public TextBrowser forge(String name, String value) {
    var form = page.select("main form").last();
    form.select("[name=" + name + "]").remove();
    form.appendElement("input").attr("type", "hidden").attr("name", name).val(value);
    return this;
  }

  private Element field(String label) {
    return page.select("label").stream()
        .filter(l -> text(l).startsWith(label))
        .map(l -> page.getElementById(l.attr("for")))
        .findFirst()
        .orElseThrow(() -> missing("field", label));
  }

  private AssertionError missing(String what, String words) {
    return new AssertionError(
        "no %s \"%s\" at %s (%d):%n%s".formatted(what, words, address, status(), text()));
  }

  private String path(String url) {
    if (!url.startsWith(http.base())) {
      throw new AssertionError("leads elsewhere: " + url);
    }
    return url.substring(http.base().length());
  }

  private static String text(Element element) {
    return element.text().strip();
  }

  private static final Pattern BLOCK =
      Pattern.compile(
          "p|div|h[1-6]|li|dt|dd|tr|ul|ol|dl|table|form|fieldset|legend|header"
              + "|footer|main|nav|section|article|details|summary");

  /** The page as words in lines; fields and links as a text browser shows them. */
  public String text() {
    var out = new StringBuilder();
    write(page.body(), out);
    return out.toString()
        .replaceAll("[ \\t]+", " ")
        .replaceAll(" ?\\n ?", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static void write(Node node, StringBuilder out) {
    if (node instanceof TextNode words) {
      out.append(words.text());
    } else if (node instanceof Element e && !e.tagName().matches("svg|script|style|audio")) {
      boolean block = BLOCK.matcher(e.tagName()).matches();
      out.append(block ? "\n" : " ");
      switch (e.tagName()) {
        case "input" -> out.append(shown(e));
        case "img" -> out.append("[").append(e.attr("alt")).append("]");
        case "button" -> out.append("[ ");
        case "h1", "h2" -> out.append(e.tagName().equals("h1") ? "# " : "## ");
        default -> {}
      }
      e.childNodes().forEach(child -> write(child, out));
      out.append(e.tagName().equals("button") ? " ]" : "").append(block ? "\n" : " ");
    }
  }

  private static String shown(Element input) {
    return switch (input.attr("type")) {
      case "hidden" -> "";
      case "radio" -> input.hasAttr("disabled") ? "(-)" : input.hasAttr("checked") ? "(*)" : "( )";
      case "checkbox" -> input.hasAttr("checked") ? "[x]" : "[ ]";
      default -> "[" + input.val() + "____]";
    };
  }
}
