package id.antrean.branch;

import id.antrean.core.Lane;
import java.util.List;
import java.util.Optional;

/**
 * What people come for (R23). {@code heir}: the person who books it is an heir and names the
 * participant (R28). {@code asksKpj}: false where people come who have no number yet. {@code
 * typicalMinutes} is for estimates only. {@code inPerson}: nobody else can come for the
 * participant. {@code after}: what happens after the visit, and how long it takes. {@code icon}:
 * one of shared/icons.svg. {@code frequent}: what most people come for, so it stands first.
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
    List<Reason> reasons,
    boolean inPerson,
    Optional<Bilingual> after,
    String icon,
    boolean frequent) {

  /** Reason of a claim; its checklist is complete by itself. */
  public record Reason(
      String code,
      Bilingual name,
      Optional<Bilingual> hint,
      Optional<Bilingual> advice,
      boolean heir,
      List<ChecklistItem> checklist) {}

  /**
   * A document to bring (R24). {@code note}: whom it is for, or what it must state; {@code
   * without}: what to do without it; {@code glossary}: what it is; {@code staff}: the words for
   * whoever checks it, where {@code text} speaks to the participant or the condition stands in the
   * note.
   */
  public record ChecklistItem(
      Bilingual text,
      Form form,
      Optional<Bilingual> note,
      Optional<Bilingual> without,
      Optional<Bilingual> glossary,
      Optional<Bilingual> staff) {

    /** What else there is to know of it. */
    public Optional<Bilingual> more() {
      return note.or(() -> without);
    }
  }

  public enum Form {
    ORIGINAL,
    ORIGINAL_AND_COPY,
    COPY
  }

  public Optional<Reason> reason(String wanted) {
    return reasons.stream().filter(r -> r.code().equals(wanted)).findFirst();
  }

  /** Whether an heir comes for it, who names the deceased and needs no card of their own. */
  public boolean isForHeir(Optional<String> reason) {
    return heir || reason.flatMap(this::reason).filter(Reason::heir).isPresent();
  }

  /** Whether the participant must come; heirs come in their place. */
  public boolean isInPerson(Optional<Reason> reason) {
    return inPerson && !isForHeir(reason.map(Reason::code));
  }

  /** Of the reason where one is chosen, else of the service. */
  public List<ChecklistItem> checklist(Optional<Reason> reason) {
    return reason.map(Reason::checklist).orElse(checklist);
  }
}
