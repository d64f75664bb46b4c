package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Notice;
import id.antrean.branch.Region;
import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices: what is shown or will be, a form for another one, and a question before one is gone. */
public final class NoticePages {

  /**
   * {@code offices}, {@code regions}: to choose from; none where the account is bound to an office.
   * {@code everywhere}: it may be for all. {@code removable}: those that the reader may take down.
   * {@code done}: what was done a moment ago, or "".
   */
  public record NoticesPage(
      Optional<Branch> branch,
      List<Branch> offices,
      List<Region> regions,
      TypedNotice typed,
      Map<String, Sentence> wrong,
      String csrf,
      String key,
      List<Notice> notices,
      ZoneId zone,
      Map<String, String> places,
      boolean everywhere,
      Set<UUID> removable,
      String done) {

    public boolean isChosen() {
      return everywhere || !offices.isEmpty() || !regions.isEmpty();
    }
  }

  public record RemovePage(Notice notice, String csrf, String key, ZoneId zone, String back) {}

  private final Branches branches;
  private final NoticeActs notices;

  NoticePages(Branches branches, NoticeActs notices) {
    this.branches = branches;
    this.notices = notices;
  }

  void register(Routes routes) {
    routes
        .get("/staf/pengumuman", this::show)
        .post("/staf/pengumuman", this::add)
        .get("/staf/pengumuman/{notice}/hapus", this::ask)
        .post("/staf/pengumuman/{notice}/hapus", this::remove);
  }

  private ReachedOffices scope(Request request) {
    return ReachedOffices.of(request.principal(), request.office(), branches);
  }

  private Reply show(Request request) {
    var scope = scope(request);
    var typed = TypedNotice.empty(place(scope), request.now().atZone(scope.zone()));
    return page(request, scope, 200, typed, FormKey.next(), Map.of());
  }

  /** What it is for unless another is chosen; "" where nothing suggests itself. */
  private static String place(ReachedOffices scope) {
    if (scope.id().isPresent()) {
      return TypedNotice.ofBranch(scope.id().get());
    }
    if (scope.everywhere()) {
      return TypedNotice.EVERYWHERE;
    }
    return scope.regions().stream()
        .findFirst()
        .map(region -> TypedNotice.ofRegion(region.id()))
        .orElse("");
  }

  private Reply page(
      Request request,
      ReachedOffices scope,
      int status,
      TypedNotice typed,
      String key,
      Map<String, Sentence> wrong) {
    var listed = listed(scope, request);
    var model =
        new NoticesPage(
            scope.branch(),
            scope.choice(),
            scope.regions(),
            typed,
            wrong,
            request.csrfToken(),
            key,
            listed,
            scope.zone(),
            places(),
            scope.everywhere(),
            listed.stream()
                .filter(one -> NoticeActs.may(request.principal(), one))
                .map(Notice::id)
                .collect(Collectors.toSet()),
            request.query(Param.DONE).filter(List.of("dipasang", "dihapus")::contains).orElse(""));
    return Reply.page(status, "admin/notices.jte", model);
  }

  /** Of one office its own and those that are shown there, too; of more what is for any of them. */
  private List<Notice> listed(ReachedOffices scope, Request request) {
    var own = branches.notices().toCome(scope.id(), request.now());
    if (scope.branch().isEmpty()) {
      return own.stream().filter(one -> isFor(scope, one)).toList();
    }
    var others = branches.notices().ofOthers(scope.branch().get(), request.now());
    return Stream.concat(own.stream(), others.stream()).toList();
  }

  private static boolean isFor(ReachedOffices scope, Notice notice) {
    return scope.everywhere() || scope.offices().stream().anyMatch(notice::isFor);
  }

  private Map<String, String> places() {
    var names = new LinkedHashMap<String, String>();
    branches.regions().forEach(region -> names.put(region.id(), region.name()));
    branches.all().forEach(branch -> names.put(branch.id(), branch.name()));
    return names;
  }

  private Reply add(Request request) {
    var scope = scope(request);
    var typed =
        new TypedNotice(
            request.form("kind"),
            request.form("place"),
            request.form("text"),
            request.form("textEn"),
            request.form("fromDay"),
            request.form("fromTime"),
            request.form("untilDay"),
            request.form("untilTime"));
    var key = FormKey.sentOrNext(request);
    try {
      var by = request.principal().username();
      notices.add(
          StaffPages.act(request, key), typed.notice(zone(typed, scope), by, request.now()));
    } catch (Problem refusal) {
      if (refusal.status() >= 500 || refusal.status() == 403) {
        throw refusal;
      }
      request.log(refusal);
      return page(
          request, scope, refusal.status(), typed, key, StaffPages.wrong(request, refusal, "text"));
    }
    return Reply.seeOther(Links.with(list(scope), Param.DONE, "dipasang"));
  }

  /** Times are those of the branch that it is for. */
  private ZoneId zone(TypedNotice typed, ReachedOffices scope) {
    return typed.branch().flatMap(branches::find).map(Branch::timeZone).orElse(scope.zone());
  }

  private static String list(ReachedOffices scope) {
    return Links.with(StaffLinks.notices(), Param.OFFICE, scope.id().orElse(""));
  }

  private static UUID id(Request request) {
    return Ids.parse(request.path("notice")).orElseThrow(Problem::notFound);
  }

  private Notice notice(Request request) {
    var notice = branches.notices().get(id(request));
    notice.branch().ifPresent(request.principal()::mustWorkAt);
    if (!NoticeActs.may(request.principal(), notice)) {
      throw Problem.forbidden();
    }
    return notice;
  }

  private Reply ask(Request request) {
    var notice = notice(request);
    var scope = ReachedOffices.of(request.principal(), notice.branch(), branches);
    var model =
        new RemovePage(notice, request.csrfToken(), FormKey.next(), scope.zone(), list(scope));
    return Reply.page("admin/noticeremove.jte", model);
  }

  private Reply remove(Request request) {
    var id = id(request);
    var scope = ReachedOffices.of(request.principal(), Optional.empty(), branches);
    try {
      notices.remove(StaffPages.act(request, FormKey.sentOrNext(request)), id);
    } catch (Problem gone) {
      if (!gone.is("not_found") || branches.notices().isThere(id)) {
        throw gone;
      }
      request.log(gone); // already, by somebody else: the list shows it
    }
    return Reply.seeOther(Links.with(list(scope), Param.DONE, "dihapus"));
  }
}
