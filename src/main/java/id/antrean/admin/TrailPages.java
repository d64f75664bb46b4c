package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.IsoTime;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.CsvLines;
import id.antrean.page.Dates;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.page.Texts;
import id.antrean.staff.AuditEntry;
import id.antrean.staff.AuditTrail;
import id.antrean.staff.AuditVerdict;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trail to read, with its filter in the address, as a file, and its check. */
public final class TrailPages {
  private static final int ON_A_PAGE = 200;
  private static final int IN_A_FILE = 20_000;
  private static final int FIRST_DAYS = 7;

  /**
   * {@code offices}: to choose from; none where the account is bound to one; {@code everywhere}: of
   * all there are. {@code object}: the one whose history is shown, in words, or "". {@code older}:
   * where the list goes on, "" at its end. {@code all}: the same list of all objects.
   */
  public record TrailPage(
      Optional<Branch> branch,
      List<Branch> offices,
      boolean everywhere,
      TypedTrail typed,
      Map<String, Sentence> wrong,
      List<TrailWords.Action> actions,
      List<TrailLine> lines,
      String object,
      String all,
      String older,
      String file,
      String check,
      int mostInAFile) {}

  /** {@code next}: where the check goes on, "" when it is done. */
  public record CheckPage(
      Optional<Branch> branch, AuditVerdict verdict, String next, String back) {}

  /** Where to choose the office whose seals are checked. */
  public record OfficesPage(List<Branch> offices, String back) {}

  private final Branches branches;
  private final AuditTrail trail;
  private final TrailReader reader;

  TrailPages(Branches branches, AuditTrail trail, TrailReader reader) {
    this.branches = branches;
    this.trail = trail;
    this.reader = reader;
  }

  void register(Routes routes) {
    routes
        .get("/staf/jejak", this::show)
        .get("/staf/jejak/berkas", this::file)
        .get("/staf/jejak/periksa", this::check);
  }

  private ReachedOffices scope(Request request) {
    return ReachedOffices.of(request.principal(), request.office(), branches);
  }

  private Reply show(Request request) {
    var scope = scope(request);
    var typed = typed(request, scope.zone());
    var wrong = typed.wrong(Param.FROM, Param.UNTIL);
    var found =
        wrong.isEmpty()
            ? read(scope, typed, before(request), ON_A_PAGE + 1)
            : List.<AuditEntry>of();
    boolean isMore = found.size() > ON_A_PAGE;
    var entries = isMore ? found.subList(0, ON_A_PAGE) : found;
    var lines = reader.lines(entries, request.texts(), scope);
    var here = address(StaffLinks.trail(), scope, typed);
    var model =
        new TrailPage(
            scope.branch(),
            scope.choice(),
            scope.everywhere(),
            typed,
            wrong,
            TrailWords.actions(request.texts()),
            lines,
            typed.object().isBlank()
                ? ""
                : TrailReader.object(typed.object(), lines, request.texts()),
            address(StaffLinks.trail(), scope, typed.ofAllObjects()),
            isMore
                ? Links.with(here, Param.BEFORE, Long.toString(entries.getLast().row().id()))
                : "",
            address(StaffLinks.trailFile(), scope, typed),
            Links.with(StaffLinks.trailCheck(), Param.OFFICE, scope.id().orElse("")),
            IN_A_FILE);
    return Reply.page(wrong.isEmpty() ? 200 : 400, "admin/trail.jte", model);
  }

  /** At first the last week is shown; a day that was cleared stays clear. */
  private static TypedTrail typed(Request request, ZoneId zone) {
    var first = LocalDate.ofInstant(request.now(), zone).minusDays(FIRST_DAYS - 1);
    boolean isFirst = request.queryAll(Param.FROM).isEmpty();
    return new TypedTrail(
        request.query(Param.PERSON).orElse(""),
        request.query(Param.ACTION).orElse(""),
        request.query(Param.OBJECT).orElse(""),
        isFirst ? Dates.asTyped(first) : request.query(Param.FROM).orElse(""),
        request.query(Param.UNTIL).orElse(""));
  }

  private static Optional<Long> before(Request request) {
    return request.query(Param.BEFORE).filter(id -> id.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  private List<AuditEntry> read(
      ReachedOffices scope, TypedTrail typed, Optional<Long> before, int most) {
    return trail.read(typed.filter(scope.readable(), scope.zone(), before), most);
  }

  /** The day from which is always named, also when it was cleared. */
  private static String address(String path, ReachedOffices scope, TypedTrail typed) {
    var from = Links.with(path, Param.FROM, typed.from());
    return Links.with(
        typed.from().isEmpty() ? path + "?" + Param.FROM + "=" : from,
        Param.OFFICE,
        scope.id().orElse(""),
        Param.PERSON,
        typed.actor(),
        Param.ACTION,
        typed.action(),
        Param.OBJECT,
        typed.object(),
        Param.UNTIL,
        typed.until());
  }

  private Reply file(Request request) {
    var scope = scope(request);
    var typed = typed(request, scope.zone());
    if (!typed.wrong(Param.FROM, Param.UNTIL).isEmpty()) {
      return Reply.seeOther(address(StaffLinks.trail(), scope, typed));
    }
    boolean semicolon = request.query(Param.SEPARATOR).filter("titik-koma"::equals).isPresent();
    var texts = request.texts();
    var lines =
        new CsvLines(semicolon ? ';' : ',').add(List.of(texts.say("trail.columns").split("\\|")));
    read(scope, typed, Optional.empty(), IN_A_FILE)
        .forEach(entry -> lines.add(cells(entry, reader.zone(entry.row(), scope.zone()), texts)));
    return Reply.bytes("text/csv; charset=utf-8", Buffer.buffer(lines.bytes()))
        .header("Content-Disposition", "attachment; filename=\"jejak.csv\"");
  }

  private static List<String> cells(AuditEntry entry, ZoneId zone, Texts texts) {
    var row = entry.row();
    return List.of(
        Long.toString(row.id()),
        IsoTime.of(row.at(), zone),
        row.branch() == null ? "" : row.branch(),
        row.actor(),
        TrailWords.action(texts, row.action()),
        row.action(),
        row.object(),
        row.detail(),
        entry.sealedAt().map(at -> IsoTime.of(at, zone)).orElse(""));
  }

  private Reply check(Request request) {
    var scope = scope(request);
    var back = Links.with(StaffLinks.trail(), Param.OFFICE, scope.id().orElse(""));
    if (scope.branch().isEmpty() && !scope.everywhere()) {
      return Reply.page("admin/trailoffices.jte", new OfficesPage(scope.offices(), back));
    }
    long after = before(request).orElse(0L);
    var verdict =
        scope.branch().isPresent()
            ? trail.check().of(scope.branch().get().id(), after)
            : trail.check().all(after, Optional.empty());
    var here = Links.with(StaffLinks.trailCheck(), Param.OFFICE, scope.id().orElse(""));
    var next = verdict.next().map(n -> Links.with(here, Param.BEFORE, n.toString())).orElse("");
    return Reply.page("admin/trailcheck.jte", new CheckPage(scope.branch(), verdict, next, back));
  }
}
