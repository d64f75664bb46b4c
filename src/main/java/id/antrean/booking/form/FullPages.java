package id.antrean.booking.form;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormToken;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Other times instead of the one that filled up meanwhile; the captcha stays solved. */
public final class FullPages {

  /** {@code past}: the slot is over, not full. */
  public record FullPage(
      LocalTime time,
      ZoneId zone,
      boolean past,
      List<Offer> offers,
      String otherTimes,
      String action,
      String token,
      String copy,
      Map<String, Sentence> wrong) {}

  /** {@code here}: at the branch that was chosen. */
  public record Offer(Slot slot, Branch branch, boolean here) {}

  private final Branches branches;
  private final Slots slots;
  private final DraftPages forms;
  private final FormToken tokens;
  private final OutcomePages outcome;

  FullPages(
      Branches branches, Slots slots, DraftPages forms, FormToken tokens, OutcomePages outcome) {
    this.branches = branches;
    this.slots = slots;
    this.forms = forms;
    this.tokens = tokens;
    this.outcome = outcome;
  }

  void register(Routes routes) {
    routes.get("/pesan/penuh", forms.step(this::show));
    routes.postAdmitted("/pesan/penuh", forms.step(this::bookAnother));
  }

  private Reply show(Request request, Form form) {
    var choice = form.draft().choice();
    var slot = slots.find(choice.slot()).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    var offers =
        slots.alternatives(slot, request.now()).stream()
            .filter(s -> branches.service(s.branch(), choice.service()).isPresent())
            .map(s -> new Offer(s, branches.get(s.branch()), s.branch().equals(slot.branch())))
            .toList();
    boolean past = request.query(Param.WHY).isPresent();
    request.log(Problem.conflict(past ? "not_bookable" : "slot_full"));
    return Reply.page(
        "booking/full.jte",
        new FullPage(
            choice.starts(),
            branches.get(slot.branch()).timeZone(),
            past,
            offers,
            form.toDays(),
            form.toFull(),
            tokens.of(form.id(), request.now()),
            forms.copy(request, form),
            request.query(Param.WRONG).isPresent()
                ? Map.of("slot", Sentence.of("slot.pick"))
                : Map.of()));
  }

  private Reply bookAnother(Request request, Form form) {
    tokens.check(request, form.id());
    var slot = slots.find(request.form(Param.SLOT));
    if (slot.isEmpty()) {
      return Reply.seeOther(Links.with(form.toFull(), Param.WRONG, "1"));
    }
    var draft = form.draft();
    var moved = form.with(draft.with(draft.choice().with(slot.get())));
    forms.save(request, moved);
    return outcome.isReady(moved) ? outcome.book(request, moved) : Reply.seeOther(moved.toCheck());
  }
}
