package id.antrean.booking.form;

import id.antrean.booking.LanePasses;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.FormExit;
import id.antrean.http.Network;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormToken;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.security.SecurityRoom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for NIK and claim before it shows the days of the e-Klaim lane: who has money to come must
 * not show by them (M6). No claim, an unknown one and that of another person get one answer.
 */
public final class ClaimPages {

  public record ClaimPage(
      Purpose purpose,
      String token,
      String copy,
      String nik,
      String reference,
      String otherServices,
      Map<String, Sentence> wrong) {}

  private final LanePasses passes;
  private final DraftPages forms;
  private final FormToken tokens;
  private final Limits limits;

  ClaimPages(LanePasses passes, DraftPages forms, SecurityRoom security) {
    this.passes = passes;
    this.forms = forms;
    this.tokens = security.formTokens();
    this.limits = security.limits();
  }

  void register(Routes routes) {
    routes.get("/pesan/{branch}/{service}/klaim", this::show);
    routes.post("/pesan/{branch}/{service}/klaim", this::ask);
  }

  /**
   * The days of the lane that the form of this request may show; empty: the claim is to be asked
   * for.
   */
  Optional<OpenDays> days(Request request, Purpose purpose) {
    return purpose.lane() == Lane.ONLINE
        ? Optional.of(OpenDays.ALL)
        : forms
            .claimant(request)
            .filter(claimant -> claimant.isFoundAt(purpose.branch().id()))
            .flatMap(claimant -> days(request, purpose, claimant));
  }

  private Optional<OpenDays> days(Request request, Purpose purpose, Claimant claimant) {
    var branch = purpose.branch();
    var today = request.now().atZone(branch.timeZone()).toLocalDate();
    return nik(claimant)
        .map(nik -> passes.days(nik, claimant.reference(), purpose.lane(), branch.id()))
        .map(OpenDays::new)
        .filter(days -> !days.areOver(today));
  }

  private static Optional<Nik> nik(Claimant claimant) {
    try {
      return Optional.of(Nik.parse(claimant.nik()));
    } catch (Problem wrong) {
      return Optional.empty();
    }
  }

  private Reply show(Request request) {
    var purpose = forms.purpose(request);
    if (days(request, purpose).isPresent()) {
      return Reply.seeOther(purpose.toDays());
    }
    var claimant = forms.claimant(request).orElse(Claimant.NOBODY);
    boolean asked = request.query(Param.WRONG).isPresent();
    return page(request, purpose, claimant, asked ? wrong(claimant) : Map.of());
  }

  private Reply page(
      Request request, Purpose purpose, Claimant claimant, Map<String, Sentence> wrong) {
    return Reply.page(
        "booking/claim.jte",
        new ClaimPage(
            purpose,
            tokens.of(purpose.subject(), request.now()),
            forms.copy(request),
            claimant.nik(),
            claimant.reference(),
            Links.withDraft(
                Links.services(purpose.branch().id(), purpose.service().code()), purpose.draft()),
            wrong));
  }

  private Reply ask(Request request) {
    var purpose = forms.purpose(request);
    tokens.check(request, purpose.subject());
    var claimant = new Claimant(request.form("nik"), request.form("claim").strip(), "");
    if (FormExit.isIn(request)) {
      var kept = purpose.with(forms.keep(request, claimant));
      return FormExit.take(request, kept.toClaim(), kept.toPapers());
    }
    try {
      limits.take(tries(request, claimant));
    } catch (Problem tooMany) {
      forms.keep(request, claimant);
      throw tooMany;
    }
    if (days(request, purpose, claimant).isPresent()) {
      var found = claimant.foundAt(purpose.branch().id());
      return Reply.seeOther(purpose.with(forms.keep(request, found)).toDays());
    }
    var kept = purpose.with(forms.keep(request, claimant));
    return Reply.seeOther(Links.with(kept.toClaim(), Param.WRONG, "1"));
  }

  private static Limits.Try[] tries(Request request, Claimant claimant) {
    var tries = new ArrayList<Limits.Try>();
    tries.add(Limit.CLAIM_ADDRESS.by(request.address()));
    nik(claimant)
        .map(Nik::digits)
        .ifPresent(
            nik -> {
              tries.add(Limit.CLAIM_NIK.by(nik + " " + Network.of(request.address())));
              tries.add(Limit.CLAIM_NIK_ALL.by(nik));
            });
    return tries.toArray(Limits.Try[]::new);
  }

  /** What is wrong with the words; where nothing is, one sentence for all that is not found. */
  private static Map<String, Sentence> wrong(Claimant claimant) {
    var wrong = new LinkedHashMap<String, Sentence>();
    try {
      Nik.parse(claimant.nik());
    } catch (Problem problem) {
      wrong.putAll(problem.fields());
    }
    if (claimant.reference().isEmpty()) {
      wrong.put("claim", Sentence.of("err.claimEmpty"));
    }
    if (wrong.isEmpty()) {
      wrong.put("claim", Sentence.of("claim.notFound"));
    }
    return wrong;
  }
}
