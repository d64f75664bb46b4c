package id.antrean.admin.imports;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.OfficeDoubts;
import id.antrean.branch.OfficeDoubts.Doubt;
import id.antrean.branch.Region;
import id.antrean.db.Database;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;
import id.antrean.page.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Offices of which something is missing or doubtful, to read and as a file to fill in. */
public final class MissingPages {

  public record Line(Branch office, String region, Set<Doubt> doubts) {}

  /** {@code gaps}: where something is not known at all; {@code doubtful}: the others. */
  public record MissingPage(
      List<Line> gaps, List<Line> doubtful, Map<Doubt, Integer> counts, boolean mayImport) {}

  private final Branches branches;
  private final Database db;
  private final BranchKind kind;

  MissingPages(Branches branches, Database db, BranchKind kind) {
    this.branches = branches;
    this.db = db;
    this.kind = kind;
  }

  void register(Routes routes) {
    routes.get("/staf/kekurangan", this::show).get("/staf/kekurangan/berkas", this::file);
  }

  /** Of the offices that the reader is responsible for. */
  private Map<String, Set<Doubt>> doubts(Request request) {
    var mine = new LinkedHashMap<String, Set<Doubt>>();
    OfficeDoubts.all(db)
        .forEach(
            (id, found) -> {
              if (request.principal().worksAt(id)) {
                mine.put(id, found);
              }
            });
    return mine;
  }

  private Reply show(Request request) {
    var gaps = new ArrayList<Line>();
    var doubtful = new ArrayList<Line>();
    var counts = new TreeMap<Doubt, Integer>();
    doubts(request)
        .forEach(
            (id, found) -> {
              found.forEach(one -> counts.merge(one, 1, Integer::sum));
              var isGap = found.stream().anyMatch(Doubt::isGap);
              branches
                  .find(id)
                  .ifPresent(office -> (isGap ? gaps : doubtful).add(line(office, found)));
            });
    var model = new MissingPage(gaps, doubtful, counts, request.principal().isAdmin());
    return Reply.page("admin/imports/missing.jte", model);
  }

  private Line line(Branch office, Set<Doubt> found) {
    var region = branches.region(office.region()).map(Region::name).orElse(office.region());
    return new Line(office, region, found);
  }

  private Reply file(Request request) {
    var doubts = doubts(request);
    var all = kind.current(db);
    var offices = new LinkedHashMap<String, SortedMap<String, String>>();
    var notes = new LinkedHashMap<String, String>();
    doubts.forEach(
        (id, found) -> {
          offices.put(id, all.get(id));
          notes.put(id, note(found, request.texts()));
        });
    boolean semicolon = request.query(Param.SEPARATOR).filter("titik-koma"::equals).isPresent();
    return ImportApi.file(kind, ExportFile.of(kind, offices, notes, semicolon));
  }

  private static String note(Set<Doubt> found, Texts texts) {
    return found.stream()
        .map(doubt -> texts.say("doubt." + doubt))
        .collect(Collectors.joining("; "));
  }
}
