package id.antrean.branch;

import id.antrean.branch.Service.ChecklistItem;
import id.antrean.page.Texts;
import java.util.List;

/** A checklist in words, the same on pages and in messages. */
public final class Checklist {
  private Checklist() {}

  /** "KTP, asli dan 1 fotokopi". */
  public static String line(ChecklistItem item, Texts texts) {
    return item.text().in(texts.language()) + ", " + form(item, texts);
  }

  /** With what else there is to know: "NPWP, asli dan 1 fotokopi. Hanya jika ...". */
  public static String full(ChecklistItem item, Texts texts) {
    return line(item, texts) + item.more().map(note -> ". " + note.in(texts.language())).orElse("");
  }

  /** "asli dan 1 fotokopi". */
  public static String form(ChecklistItem item, Texts texts) {
    return texts.say(
        switch (item.form()) {
          case ORIGINAL -> "checklist.originalOnly";
          case ORIGINAL_AND_COPY -> "checklist.original";
          case COPY -> "checklist.copy";
        });
  }

  /** What unusual words on a list mean, each once. */
  public static List<String> glossary(List<ChecklistItem> items, Texts texts) {
    return items.stream()
        .flatMap(item -> item.glossary().stream())
        .map(words -> words.in(texts.language()))
        .distinct()
        .toList();
  }
}
