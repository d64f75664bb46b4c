package id.antrean.staff;

import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Principal;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.Sessions;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What members of staff see and do about their own sign-in. */
public final class OwnPages {

  /**
   * {@code recoveryCodes}: how many are left; {@code done}: the key of what was just done, or "".
   */
  public record OwnPage(
      Principal who,
      String csrf,
      ZoneId zone,
      boolean factor,
      int recoveryCodes,
      List<Sessions.Own> sessions,
      List<OwnDevice> devices,
      String done,
      Map<String, Sentence> wrong) {}

  private final OwnAccount own;
  private final OwnFactor factor;
  private final Sessions sessions;
  private final KnownDevices devices;
  private final Function<Principal, ZoneId> zones;

  OwnPages(
      OwnAccount own,
      OwnFactor factor,
      Sessions sessions,
      KnownDevices devices,
      Function<Principal, ZoneId> zones) {
    this.own = own;
    this.factor = factor;
    this.sessions = sessions;
    this.devices = devices;
    this.zones = zones;
  }

  void register(Routes routes) {
    routes.get("/staf/saya", this::show);
    routes.post("/staf/saya/pemulihan", this::renewCodes);
    routes.post("/staf/saya/sesi/{session}", this::endSession);
    routes.post("/staf/saya/perangkat/{device}", this::forgetDevice);
  }

  private Reply show(Request request) {
    return page(request, 200, Map.of());
  }

  private Reply page(Request request, int status, Map<String, Sentence> wrong) {
    var who = request.principal();
    var here = sessions.here(request);
    var model =
        new OwnPage(
            who,
            request.csrfToken(),
            zones.apply(who),
            factor.isSet(who.account()),
            factor.recoveryCodesLeft(who.account()),
            own.sessions(who.account(), here, request.now()),
            own.devices(who.account(), devices.hash(StaffApi.device(request))),
            done(request),
            wrong);
    return Reply.page(status, "staff/own.jte", model);
  }

  private static String done(Request request) {
    return switch (request.query(Param.DONE).orElse("")) {
      case "sandi" -> "own.passwordChanged";
      case "akhir" -> "own.ended";
      default -> "";
    };
  }

  /** Those from before are worth nothing from then on, so the password is asked for. */
  private Reply renewCodes(Request request) {
    var act = StaffApi.act(request);
    try {
      if (!factor.isSet(act.who().account())) {
        return Reply.seeOther(StaffLinks.own());
      }
      if (!own.isOwn(act, request.form("password"))) {
        throw Problem.invalid("password", Sentence.of("err.passwordOld"));
      }
      var codes = factor.newRecoveryCodes(act);
      return Reply.page(
          "staff/codes.jte",
          new StepPages.CodesPage(codes, act.who().username(), StaffLinks.own()));
    } catch (Problem refusal) {
      if (refusal.status() >= 500) {
        throw refusal;
      }
      request.log(refusal);
      var wrong =
          refusal.fields().isEmpty() ? Map.of("password", refusal.sentence()) : refusal.fields();
      return page(request, refusal.status(), wrong);
    }
  }

  private Reply endSession(Request request) {
    own.endSession(StaffApi.act(request), id(request, "session"));
    return Reply.seeOther(Links.with(StaffLinks.own(), Param.DONE, "akhir"));
  }

  private Reply forgetDevice(Request request) {
    own.forgetDevice(StaffApi.act(request), id(request, "device"));
    return Reply.seeOther(Links.with(StaffLinks.own(), Param.DONE, "akhir"));
  }

  private static UUID id(Request request, String parameter) {
    return Ids.parse(request.path(parameter)).orElseThrow(Problem::notFound);
  }
}
