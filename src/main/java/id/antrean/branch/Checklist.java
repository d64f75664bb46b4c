package id.antrean.branch;

import id.antrean.branch.Service.ChecklistItem;
import id.antrean.page.Texts;
import java.util.List;
import java.util.Optional;

/** A checklist in words, the same on pages and in messages. */
public final class Checklist {
  private Checklist() {}

  /** "KTP, asli dan 1 fotokopi". */
  public static String line(ChecklistItem item, Texts texts) {
    return item.text().in(texts.language()) + ", " + form(item, texts);
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

  /** The lines for one service and reason; of the service alone where no reason is known. */
  public static List<String> lines(Service service, Optional<String> reason, Texts texts) {
    return service.checklist(reason.flatMap(service::reason)).stream()
        .map(item -> line(item, texts))
        .toList();
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
