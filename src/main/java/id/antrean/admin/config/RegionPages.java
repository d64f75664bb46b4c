package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationStore;
import id.antrean.branch.Province;
import id.antrean.branch.Region;
import id.antrean.branch.RegionStore;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.ShortText;
import id.antrean.core.WrongFields;
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
import java.util.stream.Collectors;

/** The regions with how many offices each has, and a form for one more. */
public final class RegionPages {
  private static final int COVERS_MOST = 200;

  public record RegionPage(
      List<Region> regions,
      Map<String, Long> offices,
      String name,
      String covers,
      Map<String, Sentence> wrong,
      boolean saved,
      String csrf,
      String key) {}

  private final Branches branches;
  private final StaffActs acts;
  private final Doorbell doorbell;

  RegionPages(Branches branches, StaffActs acts, Doorbell doorbell) {
    this.branches = branches;
    this.acts = acts;
    this.doorbell = doorbell;
  }

  void register(Routes routes) {
    routes.get("/staf/wilayah", request -> page(request, 200, FormKey.next(), Map.of()));
    routes.post("/staf/wilayah", this::add);
  }

  private Reply add(Request request) {
    var key = FormKey.sentOrNext(request);
    var act = EditApi.act(request, key);
    try {
      add(act, typed(request.form("name"), request.form("covers")));
      return Reply.seeOther(Links.with(StaffLinks.regions(), Param.SAVED, "1"));
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      return page(request, refusal.status(), key, request.texts().toStaff(refusal.fields()));
    }
  }

  /** Named after its name in addresses. Problem 400 with every wrong field. */
  private static Region typed(String name, String covers) {
    var wrong = new WrongFields();
    var called = wrong.read("name", () -> OfficeRules.name("name", name));
    var provinces = wrong.read("covers", () -> ShortText.parse("covers", covers, COVERS_MOST));
    if (provinces != null && provinces.isEmpty()) {
      wrong.put("covers", Sentence.of("err.missing"));
    }
    if (called != null && Province.id(called).isEmpty()) {
      wrong.put("name", Sentence.of("err.missing"));
    }
    wrong.mustBeNone();
    return new Region(Province.id(called), called, provinces);
  }

  private void add(StaffAct act, Region region) {
    acts.once(
        act,
        "new region|" + region,
        tx -> {
          ConfigurationStore.raise(tx, ConfigurationStore.EVERYWHERE);
          RegionStore.add(tx, region);
          act.record(tx, null, "REGION_ADDED", "region:" + region.id(), Map.of());
          return region.id();
        },
        (tx, made) -> made);
    branches.reload();
    doorbell.ring(ConfigurationStore.EVERYWHERE);
  }

  private Reply page(Request request, int status, String key, Map<String, Sentence> wrong) {
    var model =
        new RegionPage(
            branches.regions(),
            branches.all().stream()
                .collect(Collectors.groupingBy(Branch::region, Collectors.counting())),
            request.form("name"),
            request.form("covers"),
            wrong,
            status == 200 && request.query(Param.SAVED).isPresent(),
            request.csrfToken(),
            key);
    return Reply.page(status, "admin/config/regions.jte", model);
  }
}
