package id.antrean.admin.imports;

import id.antrean.core.WrittenReason;
import id.antrean.db.Database;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.staff.StaffAct;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/** Takes files of rows in and hands them out. */
final class ImportApi {
  private final Imports imports;
  private final Database db;

  ImportApi(Imports imports, Database db) {
    this.imports = imports;
    this.db = db;
  }

  void register(Routes routes) {
    routes.postFile("/api/v1/imports/{kind}", this::take);
    routes.get("/api/v1/exports/{kind}", this::hand);
  }

  private Reply take(Request request) {
    var act = act(request, request.requestKey());
    var kind = imports.kind(request.path("kind"));
    var sheet = SheetReader.read(request.body().getBytes());
    boolean dry = request.query("dryRun").filter("true"::equals).isPresent();
    var outcome =
        dry
            ? new Imports.Outcome(imports.plan(kind, sheet), Optional.empty())
            : imports.take(act, kind, sheet, reason(request), Optional.empty());
    return Reply.json(ImportJson.of(outcome, request.texts()));
  }

  private static String reason(Request request) {
    return request.query("reason").map(typed -> WrittenReason.parse(typed).text()).orElse("");
  }

  private Reply hand(Request request) {
    var kind = imports.kind(request.path("kind"));
    boolean semicolon = request.query("separator").filter("semicolon"::equals).isPresent();
    return file(kind, ExportFile.of(kind, kind.current(db), Map.of(), semicolon));
  }

  static StaffAct act(Request request, String key) {
    return new StaffAct(request.principal(), request.address(), key, request.now());
  }

  static Reply file(ImportKind kind, byte[] bytes) {
    return Reply.bytes("text/csv; charset=utf-8", Buffer.buffer(bytes))
        .header("Content-Disposition", "attachment; filename=\"" + kind.name() + ".csv\"");
  }
}
