package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.Region;
import id.antrean.branch.RegionRuleStore;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.db.Database;
import id.antrean.http.Principal;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the supervisors of a region decide alone: said by its regional, or an admin. */
public final class RegionRulePages {

  /** {@code alone}: ids of the regions whose supervisors decide; {@code chosen}: as it was sent. */
  public record RegionRulesPage(
      List<Region> regions,
      Set<String> alone,
      String chosen,
      String reason,
      Map<String, Sentence> wrong,
      boolean saved,
      String csrf) {}

  private final Database db;
  private final StaffActs acts;
  private final Branches branches;

  RegionRulePages(Database db, StaffActs acts, Branches branches) {
    this.db = db;
    this.acts = acts;
    this.branches = branches;
  }

  void register(Routes routes) {
    routes.get("/staf/wewenang", request -> page(request, 200, Map.of()));
    routes.post("/staf/wewenang", this::save);
  }

  private List<Region> regions(Principal who) {
    return branches.regions().stream().filter(region -> who.runs(region.id())).toList();
  }

  private Reply save(Request request) {
    var who = request.principal();
    var region =
        regions(who).stream()
            .filter(one -> one.id().equals(request.form(Param.REGION)))
            .findFirst()
            .orElseThrow(Problem::notFound);
    boolean alone = request.form("alone").equals("1");
    try {
      var reason = WrittenReason.parse(request.form("reason")).text();
      set(EditApi.act(request, FormKey.next()), region, alone, reason);
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      return page(request, refusal.status(), request.texts().toStaff(refusal.fields()));
    }
    return Reply.seeOther(Links.with(StaffLinks.regionRules(), Param.SAVED, "1"));
  }

  private void set(StaffAct act, Region region, boolean alone, String reason) {
    acts.once(
        act,
        "region rule|" + region.id() + "|" + alone,
        tx -> {
          if (RegionRuleStore.set(tx, region.id(), alone)) {
            act.record(
                tx,
                null,
                alone ? "SUPERVISORS_DECIDE" : "SUPERVISORS_PROPOSE",
                "region:" + region.id(),
                Map.of("reason", reason));
          }
          return region.id();
        },
        (tx, made) -> made);
  }

  private Reply page(Request request, int status, Map<String, Sentence> wrong) {
    var model =
        new RegionRulesPage(
            regions(request.principal()),
            RegionRuleStore.whereSupervisorsDecide(db),
            request.form(Param.REGION),
            request.form("reason"),
            wrong,
            status == 200 && request.query(Param.SAVED).isPresent(),
            request.csrfToken());
    return Reply.page(status, "admin/config/regionrules.jte", model);
  }
}
