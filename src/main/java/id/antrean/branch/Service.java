package id.antrean.branch;

import id.antrean.core.Lane;
import java.util.List;
import java.util.Optional;

/**
 * What people come for (R23). {@code heir}: the person who books it is an heir and names the
 * participant (R28). {@code asksKpj}: false where people come who have no number yet. {@code
 * typicalMinutes} is for estimates only.
 */
public record Service(
    String code,
    Bilingual name,
    Optional<Bilingual> hint,
    Optional<Bilingual> advice,
    List<Lane> lanes,
    boolean heir,
    boolean asksKpj,
    OneOpen oneOpen,
    int typicalMinutes,
    List<ChecklistItem> checklist,
    List<Reason> reasons) {

  /** Reason of a claim; its checklist is complete by itself. */
  public record Reason(
      String code,
      Bilingual name,
      Optional<Bilingual> hint,
      Optional<Bilingual> advice,
      boolean heir,
      List<ChecklistItem> checklist) {}

  /**
   * A document to bring (R24). {@code note}: what to do without it; {@code glossary}: what it is;
   * {@code staff}: how whoever checks it reads it, where {@code text} speaks to the participant or
   * the condition stands in the note.
   */
  public record ChecklistItem(
      Bilingual text,
      Form form,
      Optional<Bilingual> note,
      Optional<Bilingual> glossary,
      Optional<Bilingual> staff) {}

  public enum Form {
    ORIGINAL,
    ORIGINAL_AND_COPY,
    COPY
  }

  public Optional<Reason> reason(String wanted) {
    return reasons.stream().filter(r -> r.code().equals(wanted)).findFirst();
  }

  /** Of the reason where one is chosen, else of the service. */
  public List<ChecklistItem> checklist(Optional<Reason> reason) {
    return reason.map(Reason::checklist).orElse(checklist);
  }
}
