package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Region;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The form that opens an office. */
public final class NewBranchPages {

  public record NewBranchPage(
      TypedBranch typed,
      String reason,
      List<Region> regions,
      Collection<String> provinces,
      List<Branch> offices,
      Map<String, Sentence> wrong,
      String csrf,
      String key) {

    public Map<String, String> regionNames() {
      return options(regions, Region::id, Region::name);
    }

    public Map<String, String> provinceNames() {
      return options(provinces, name -> name, name -> name);
    }

    public Map<String, String> officeNames() {
      return options(offices, Branch::id, Branch::name);
    }

    public Map<String, String> zones() {
      return options(OfficeRules.zones(), zone -> zone, zone -> zone);
    }

    private static <T> Map<String, String> options(
        Collection<T> all, Function<T, String> value, Function<T, String> words) {
      var options = new LinkedHashMap<String, String>();
      all.forEach(one -> options.put(value.apply(one), words.apply(one)));
      return options;
    }
  }

  private final Branches branches;
  private final NewBranches offices;

  NewBranchPages(Branches branches, NewBranches offices) {
    this.branches = branches;
    this.offices = offices;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/baru", this::show);
    routes.post("/staf/kantor/baru", this::open);
  }

  private Reply show(Request request) {
    return page(request, 200, TypedBranch.empty(), FormKey.next(), Map.of());
  }

  private Reply open(Request request) {
    var typed = typed(request);
    var key = FormKey.sentOrNext(request);
    var act = EditApi.act(request, key);
    try {
      var reason = reason(request, typed);
      var id = offices.open(act, typed.wish(branches), reason);
      return Reply.seeOther(Links.with(StaffLinks.details(id), Param.DONE, BesidePages.SAVED));
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = request.texts().toStaff(refusal.fields());
      return page(request, refusal.status(), typed, key, wrong);
    }
  }

  /** Problem 400 with what else is wrong, too. */
  private String reason(Request request, TypedBranch typed) {
    try {
      return WrittenReason.parse(request.form("reason")).text();
    } catch (Problem refusal) {
      var wrong = new LinkedHashMap<String, Sentence>();
      try {
        typed.wish(branches);
      } catch (Problem others) {
        wrong.putAll(others.fields());
      }
      wrong.putAll(refusal.fields());
      throw Problem.invalid(wrong);
    }
  }

  private static TypedBranch typed(Request request) {
    return new TypedBranch(
        request.form("id"),
        request.form("name"),
        request.form("smsName"),
        request.form("region"),
        request.form("province"),
        request.form("city"),
        request.form("timeZone"),
        request.form("address"),
        request.form("phone"),
        request.form("latitude"),
        request.form("longitude"),
        request.form("like"));
  }

  private Reply page(
      Request request, int status, TypedBranch typed, String key, Map<String, Sentence> wrong) {
    var model =
        new NewBranchPage(
            typed,
            request.form("reason"),
            branches.regions(),
            branches.provinceNames(),
            branches.all(),
            wrong,
            request.csrfToken(),
            key);
    return Reply.page(status, "admin/config/newbranch.jte", model);
  }
}
