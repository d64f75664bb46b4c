package id.antrean.portal;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Calendar;
import id.antrean.branch.FoundOffices;
import id.antrean.branch.Holiday;
import id.antrean.branch.Province;
import id.antrean.branch.Region;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.queue.WalkIns;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Home, help, and finding a branch. */
public final class PortalPages {
  private static final int ROWS = 20;

  /** The service "I am not sure": a choice for visitors, not something that a branch does. */
  private static final String UNSURE = "GENERAL";

  private final Branches branches;
  private final Slots slots;
  private final WalkIns walkIns;
  private final String agency;
  private final int retentionDays;

  /**
   * {@code agency}: whose offices these are, or "". {@code retentionDays}: how long personal data
   * are kept after a visit.
   */
  public PortalPages(
      Branches branches, Slots slots, WalkIns walkIns, String agency, int retentionDays) {
    this.branches = branches;
    this.slots = slots;
    this.walkIns = walkIns;
    this.agency = agency;
    this.retentionDays = retentionDays;
  }

  public void register(Routes routes) {
    routes.get("/", request -> Reply.page("portal/home.jte", agency));
    routes.get("/bantuan", request -> Reply.page("portal/help.jte", ""));
    routes.get("/privasi", request -> Reply.page("portal/privacy.jte", retentionDays));
    routes.get("/kantor", this::find);
    routes.get("/kantor/{branch}", this::branch);
  }

  /**
   * What was asked for and one page of the answer; {@code rows} is empty before a search. {@code
   * offices}: the words that were sought of the query, and all that was found. {@code placesKnown}:
   * all branches have coordinates; else the nearest of some would be shown as the nearest of all.
   */
  public record Found(
      String query,
      Optional<Region> region,
      Optional<Province> province,
      List<Area> areas,
      boolean searched,
      FoundOffices offices,
      int total,
      int number,
      int pages,
      List<Row> rows,
      boolean placesKnown) {

    /** Another page of the same answer. */
    public String toPage(int other) {
      return Links.with(
          Links.offices(query, region.map(Region::id).orElse(""), other),
          Param.PROVINCE,
          province.map(Province::id).orElse(""));
    }

    /** The name of the province, or else of the region, whose offices are listed. */
    public String place() {
      return province.map(Province::name).or(() -> region.map(Region::name)).orElse("");
    }
  }

  /** Provinces under a caption: the in-house name of their region, or "" where it says nothing. */
  public record Area(String caption, List<Province> provinces) {}

  /**
   * {@code servedBy}: the branch that serves the people of one without online booking. {@code
   * today}: at the branch.
   */
  public record Row(
      Branch branch, Optional<Branch> servedBy, Optional<Slot> firstFree, LocalDate today) {}

  private Reply find(Request request) {
    var query = request.query(Param.SEARCH).orElse("");
    var region = request.query(Param.REGION).flatMap(branches::region);
    var province = request.query(Param.PROVINCE).flatMap(branches::province);
    boolean searched = !query.isEmpty() || region.isPresent() || province.isPresent();
    var offices = searched ? branches.offices(region.map(Region::id), query) : FoundOffices.NONE;
    var found = in(province, offices.offices());
    int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
    int number = Math.clamp(number(request.query(Param.PAGE).orElse("1")), 1, pages);
    var rows =
        found.stream()
            .skip((number - 1L) * ROWS)
            .limit(ROWS)
            .map(b -> row(b, request.now()))
            .toList();
    return Reply.page(
        "portal/find.jte",
        new Found(
            query,
            region,
            province,
            areas(),
            searched,
            offices,
            found.size(),
            number,
            pages,
            rows,
            branches.all().stream().allMatch(b -> b.coordinates().isPresent())));
  }

  private static List<Branch> in(Optional<Province> province, List<Branch> offices) {
    return offices.stream()
        .filter(b -> province.isEmpty() || province.get().name().equals(b.province()))
        .toList();
  }

  /** Regions that are one province of the same name stand together without a caption. */
  private List<Area> areas() {
    var areas = new ArrayList<Area>();
    for (var region : branches.regions()) {
      var provinces = branches.provincesOf(region.id());
      boolean isOne = provinces.size() == 1 && provinces.getFirst().name().equals(region.name());
      if (isOne && !areas.isEmpty() && areas.getLast().caption().isEmpty()) {
        areas.getLast().provinces().addAll(provinces);
      } else if (!provinces.isEmpty()) {
        areas.add(new Area(isOne ? "" : region.name(), new ArrayList<>(provinces)));
      }
    }
    return areas;
  }

  private Row row(Branch branch, Instant now) {
    return new Row(
        branch, servedBy(branch), slots.firstFree(branch, now), slots.today(branch, now));
  }

  private static int number(String typed) {
    return typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 1;
  }

  private Optional<Branch> servedBy(Branch branch) {
    return branch.noOnline().flatMap(none -> branches.find(none.servedBy()));
  }

  private Reply branch(Request request) {
    var branch = branches.get(request.path("branch"));
    var calendar = branches.calendar(branch.id());
    var policy = branches.policy(branch.id());
    var today = calendar.today(request.now());
    return Reply.page(
        "portal/branch.jte",
        new BranchPage(
            branch,
            branches.words(branch.id()),
            calendar.at(request.now()),
            slots.firstFree(branch, request.now()),
            slots.lastDay(branch, request.now()),
            calendar.stillServesToday(request.now())
                ? Optional.of(walkIns.today(branch.id(), request.now()))
                : Optional.empty(),
            policy,
            HoursRow.of(calendar),
            closedDays(calendar, today, policy.horizonDays()),
            branches.services(branch.id()).stream().filter(s -> !s.code().equals(UNSURE)).toList(),
            branches.notices().at(branch, request.now()),
            servedBy(branch)));
  }

  /** Holidays on weekdays on which the branch is usually open, as far ahead as one can book. */
  private static List<Holiday> closedDays(Calendar calendar, LocalDate today, int horizon) {
    return today
        .datesUntil(today.plusDays(horizon + 1L))
        .filter(day -> calendar.week().containsKey(day.getDayOfWeek()))
        .flatMap(day -> calendar.holiday(day).stream())
        .toList();
  }
}
