package id.antrean.admin.imports;

import id.antrean.admin.imports.PlannedRow.State;
import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.db.Database;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of rows: sent, looked at, taken over, taken back, handed out. */
public final class ImportPages {
  private static final int SHOWN = 500;
  private static final int LISTED = 20;

  /** {@code kinds}: their names; {@code taken}: the newest first. */
  public record FilesPage(
      List<String> kinds,
      String kind,
      String text,
      List<TakenImport> taken,
      Map<String, Sentence> wrong,
      String done,
      String csrf) {}

  /**
   * What a file would do. {@code rows}: those that do something, the wrong ones first, as many as a
   * page holds; {@code text}: the file, to be sent again; {@code others}: somebody changed what was
   * looked at.
   */
  public record CheckPage(
      String kind,
      List<Column> columns,
      ImportPlan plan,
      List<PlannedRow> rows,
      int more,
      String text,
      String reason,
      Map<String, Sentence> wrong,
      boolean others,
      String csrf,
      String key) {

    /** As it stands above the column of the file. */
    public String heading(String column) {
      return columns.stream()
          .filter(one -> one.name().equals(column))
          .findFirst()
          .map(Column::heading)
          .orElse(column);
    }
  }

  public record UndoPage(
      TakenImport taken,
      String reason,
      Map<String, Sentence> wrong,
      Sentence refusal,
      String csrf,
      String key) {}

  private final Imports imports;
  private final Database db;

  ImportPages(Imports imports, Database db) {
    this.imports = imports;
    this.db = db;
  }

  void register(Routes routes) {
    routes
        .get("/staf/berkas", this::show)
        .postFile("/staf/berkas", this::sent)
        .get("/staf/berkas/unduh/{kind}", this::hand)
        .get("/staf/berkas/{import}/urungkan", this::ask)
        .post("/staf/berkas/{import}/urungkan", this::undo);
  }

  private Reply show(Request request) {
    return files(request, 200, request.query(Param.KIND).orElse(""), "", Map.of());
  }

  private Reply files(
      Request request, int status, String kind, String text, Map<String, Sentence> wrong) {
    var model =
        new FilesPage(
            imports.kinds().stream().map(ImportKind::name).toList(),
            kind,
            text,
            imports.list(LISTED),
            wrong,
            status == 200 ? request.query(Param.DONE).orElse("") : "",
            request.csrfToken());
    return Reply.page(status, "admin/imports/files.jte", model);
  }

  private Reply sent(Request request) {
    var bytes =
        request
            .file("berkas")
            .filter(file -> file.length > 0)
            .orElseGet(() -> request.form("teks").getBytes(StandardCharsets.UTF_8));
    var kind = imports.find(request.form(Param.KIND));
    try {
      if (kind.isEmpty()) {
        throw Problem.invalid(Param.KIND, Sentence.of("err.importKind"));
      }
      var sheet = SheetReader.read(bytes);
      return request.form(Param.STEP).equals("terapkan")
          ? take(request, kind.get(), sheet, SheetReader.text(bytes))
          : check(
              request,
              200,
              kind.get(),
              imports.plan(kind.get(), sheet),
              SheetReader.text(bytes),
              Map.of());
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      return files(
          request,
          refusal.status(),
          request.form(Param.KIND),
          request.form("teks"),
          request.texts().toStaff(refusal.fields()));
    }
  }

  private Reply take(Request request, ImportKind kind, Sheet sheet, String text) {
    String reason;
    try {
      reason = WrittenReason.parse(request.form("reason")).text();
    } catch (Problem refusal) {
      request.log(refusal);
      var plan = imports.plan(kind, sheet);
      return check(request, refusal.status(), kind, plan, text, refusal.fields());
    }
    var act = ImportApi.act(request, FormKey.sentOrNext(request));
    var shown = Optional.of(request.form("rencana"));
    var outcome = imports.take(act, kind, sheet, reason, shown);
    if (outcome.id().isEmpty()) {
      return check(request, 409, kind, outcome.plan(), text, Map.of());
    }
    var here = Links.with(StaffLinks.files(), Param.KIND, kind.name());
    return Reply.seeOther(here + "&" + Param.DONE + "=diterapkan");
  }

  private Reply check(
      Request request,
      int status,
      ImportKind kind,
      ImportPlan plan,
      String text,
      Map<String, Sentence> wrong) {
    var telling =
        plan.rows().stream()
            .filter(row -> row.state() != State.UNCHANGED)
            .sorted(Comparator.comparing(row -> row.state() != State.WRONG))
            .toList();
    var model =
        new CheckPage(
            kind.name(),
            kind.columns(),
            plan,
            telling.stream().limit(SHOWN).toList(),
            Math.max(0, telling.size() - SHOWN),
            text,
            request.form("reason"),
            wrong,
            status == 409,
            request.csrfToken(),
            FormKey.sentOrNext(request));
    return Reply.page(status, "admin/imports/check.jte", model);
  }

  private Reply hand(Request request) {
    var kind = imports.kind(request.path("kind"));
    boolean semicolon = request.query(Param.SEPARATOR).filter("titik-koma"::equals).isPresent();
    return ImportApi.file(kind, ExportFile.of(kind, kind.current(db), Map.of(), semicolon));
  }

  private TakenImport taken(Request request) {
    return imports.find(Ids.parse(request.path("import")).orElseThrow(Problem::notFound));
  }

  private Reply ask(Request request) {
    var taken = taken(request);
    return taken.undoneBy().isPresent()
        ? Reply.seeOther(StaffLinks.files())
        : undoPage(request, 200, taken, Map.of(), null);
  }

  private Reply undo(Request request) {
    var taken = taken(request);
    try {
      var reason = WrittenReason.parse(request.form("reason")).text();
      var act = ImportApi.act(request, FormKey.sentOrNext(request));
      imports.undo(act, taken, reason);
      return Reply.seeOther(Links.with(StaffLinks.files(), Param.DONE, "diurungkan"));
    } catch (Problem refusal) {
      if (refusal.status() >= 500 || refusal.is("request_key_reused")) {
        throw refusal;
      }
      request.log(refusal);
      var sentence = refusal.fields().isEmpty() ? refusal.sentence() : null;
      return undoPage(request, refusal.status(), taken, refusal.fields(), sentence);
    }
  }

  private static Reply undoPage(
      Request request,
      int status,
      TakenImport taken,
      Map<String, Sentence> wrong,
      Sentence refusal) {
    var model =
        new UndoPage(
            taken,
            request.form("reason"),
            wrong,
            refusal,
            request.csrfToken(),
            FormKey.sentOrNext(request));
    return Reply.page(status, "admin/imports/undo.jte", model);
  }
}
