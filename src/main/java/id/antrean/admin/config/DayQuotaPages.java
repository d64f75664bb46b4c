package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.SlotPattern;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.StaffLinks;
import id.antrean.slots.SlotQuotas.OfDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places of one day as a form: what differs from the weekly pattern holds for that day alone.
 */
public final class DayQuotaPages {

  /** {@code usual}: what the weekly pattern says; {@code typed}: what stands in the field. */
  public record Row(OfDay slot, int usual, String typed, boolean begun) {}

  /** {@code usual}: what the branch gives on other days; {@code typed}: what stands there. */
  public record WalkIns(int usual, int given, String typed) {}

  public record DayPage(
      Branch branch,
      LocalDate date,
      List<Row> rows,
      Optional<WalkIns> walkIns,
      String version,
      String reason,
      Map<String, Sentence> wrong,
      List<ChangeView> others,
      String csrf) {}

  private final Branches branches;
  private final Quotas quotas;

  DayQuotaPages(Branches branches, Quotas quotas) {
    this.branches = branches;
    this.quotas = quotas;
  }

  Reply show(Request request, Branch branch, LocalDate day) {
    long version = quotas.day(branch.id(), day).version();
    var rows =
        rows(request, branch, day).stream()
            .map(r -> new Row(r.slot(), r.usual(), Integer.toString(r.slot().quota()), r.begun()))
            .toList();
    var walkIns = walkIns(branch, day);
    return page(request, branch, day, 200, rows, walkIns, version, Map.of(), List.of());
  }

  /** As they are, nothing typed yet. */
  private Optional<WalkIns> walkIns(Branch branch, LocalDate day) {
    int usual = branches.policy(branch.id()).walkInQuota();
    return quotas
        .walkIns(branch.id(), day)
        .map(of -> new WalkIns(usual, of.given(), Integer.toString(of.quota())));
  }

  private Optional<WalkIns> sent(Request request, Optional<WalkIns> now) {
    var typed = request.formAll(QuotaOfDay.WALK_INS);
    return typed.isEmpty()
        ? now
        : now.map(of -> new WalkIns(of.usual(), of.given(), typed.getFirst()));
  }

  /** Null: as it is; "": as usual. */
  private static String own(Optional<WalkIns> sent) {
    return sent.map(of -> of.typed().strip().equals(Integer.toString(of.usual())) ? "" : of.typed())
        .orElse(null);
  }

  /** As they are, nothing typed yet. */
  private List<Row> rows(Request request, Branch branch, LocalDate day) {
    var pattern = quotas.patternOn(branch.id(), day);
    var now = request.now().atZone(branch.timeZone());
    var rows = new ArrayList<Row>();
    for (var slot : quotas.slots(branch.id(), day)) {
      int usual =
          pattern.stream()
              .filter(p -> p.weekday() == day.getDayOfWeek() && p.lane() == slot.lane())
              .filter(p -> p.starts().equals(slot.starts()))
              .mapToInt(SlotPattern::quota)
              .findFirst()
              .orElse(0);
      boolean begun = !day.atTime(slot.starts()).isAfter(now.toLocalDateTime());
      rows.add(new Row(slot, usual, "", begun));
    }
    return rows;
  }

  Reply save(Request request, Branch branch, LocalDate day) {
    var rows =
        rows(request, branch, day).stream()
            .map(r -> new Row(r.slot(), r.usual(), typed(request, r), r.begun()))
            .toList();
    var walkIns = sent(request, walkIns(branch, day));
    try {
      var edit = EditApi.ofForm(request, branch.id()).on(day);
      var outcome = quotas.setDay(edit, branch, own(rows), own(walkIns));
      return BesidePages.done(StaffLinks.quotas(branch.id()), outcome);
    } catch (Problem refusal) {
      var conflict = refusal.detail(Conflict.class);
      if (conflict.isEmpty() && refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      var others =
          conflict
              .map(c -> ChangeView.of(c.changes(), branches, branch.id(), request.texts()))
              .orElse(List.of());
      long version =
          conflict
              .map(Conflict::version)
              .orElse(EditApi.version(request.form("version")).orElse(0));
      var wrong = conflict.isPresent() ? Map.<String, Sentence>of() : refusal.fields();
      return page(request, branch, day, refusal.status(), rows, walkIns, version, wrong, others);
    }
  }

  private static String typed(Request request, Row row) {
    var typed = request.formAll(field(row.slot()));
    return typed.isEmpty() ? Integer.toString(row.slot().quota()) : typed.getFirst();
  }

  public static String field(OfDay slot) {
    return "places." + slot.lane() + "." + slot.starts();
  }

  /** What shall differ from the pattern. */
  private static List<TypedQuota> own(List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.begun() && !row.typed().strip().equals(Integer.toString(row.usual())))
        .map(
            row ->
                new TypedQuota(
                    row.slot().lane(), row.slot().starts(), row.typed(), field(row.slot())))
        .toList();
  }

  private static Reply page(
      Request request,
      Branch branch,
      LocalDate day,
      int status,
      List<Row> rows,
      Optional<WalkIns> walkIns,
      long version,
      Map<String, Sentence> wrong,
      List<ChangeView> others) {
    var model =
        new DayPage(
            branch,
            day,
            rows,
            walkIns,
            Long.toString(version),
            request.form("reason"),
            wrong,
            others,
            request.csrfToken());
    return Reply.page(status, "admin/config/dayquota.jte", model);
  }
}
