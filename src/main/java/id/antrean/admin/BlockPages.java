package id.antrean.admin;

import id.antrean.booking.Block;
import id.antrean.booking.BlockList;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The block list: one member of staff asks, another agrees, and either of them ends it. */
public final class BlockPages {

  /** {@code done}: what was done a moment ago, or "". */
  public record BlocksPage(
      Optional<Branch> branch,
      TypedBlock typed,
      Map<String, Sentence> wrong,
      String csrf,
      String key,
      List<Block> blocks,
      ZoneId zone,
      String who,
      String done) {}

  /** {@code step}: "setuju" to agree, "akhiri" to end it. {@code own}: they asked for it. */
  public record BlockPage(
      Block block, String step, boolean own, String csrf, String key, ZoneId zone, String back) {}

  private static final List<String> DONE = List.of("diminta", "disetujui", "diakhiri");

  private final Branches branches;
  private final BlockList blocks;

  BlockPages(Branches branches, BlockList blocks) {
    this.branches = branches;
    this.blocks = blocks;
  }

  void register(Routes routes) {
    routes
        .get("/staf/blokir", this::show)
        .post("/staf/blokir", this::ask)
        .get("/staf/blokir/{block}/setuju", request -> question(request, "setuju"))
        .post("/staf/blokir/{block}/setuju", this::approve)
        .get("/staf/blokir/{block}/akhiri", request -> question(request, "akhiri"))
        .post("/staf/blokir/{block}/akhiri", this::end);
  }

  private TrailScope scope(Request request) {
    return TrailScope.of(request.principal(), request.office(), branches);
  }

  private static String list(TrailScope scope, String done) {
    return Links.with(
        StaffLinks.blocks(), Param.OFFICE, scope.branch().orElse(""), Param.DONE, done);
  }

  private Reply show(Request request) {
    return page(request, scope(request), 200, TypedBlock.empty(), FormKey.next(), Map.of());
  }

  private Reply page(
      Request request,
      TrailScope scope,
      int status,
      TypedBlock typed,
      String key,
      Map<String, Sentence> wrong) {
    var model =
        new BlocksPage(
            scope.branch().map(branches::get),
            typed,
            wrong,
            request.csrfToken(),
            key,
            blocks.list(scope.branch(), request.now()),
            scope.zone(),
            request.principal().username(),
            request.query(Param.DONE).filter(DONE::contains).orElse(""));
    return Reply.page(status, "admin/blocks.jte", model);
  }

  private Reply ask(Request request) {
    var scope = scope(request);
    var typed =
        new TypedBlock(
            request.form("kind"),
            request.form("value"),
            request.form("reason"),
            request.form("until"));
    var key = FormKey.sentOrNext(request);
    try {
      var wish = typed.wish(request.now(), scope.zone());
      blocks.ask(StaffPages.act(request, key), scope.branch().orElse(null), Ids.next(), wish);
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = request.texts().toStaff(refusal.fields());
      return page(request, scope, refusal.status(), typed, key, wrong);
    }
    return Reply.seeOther(list(scope, "diminta"));
  }

  private static UUID id(Request request) {
    return Ids.parse(request.path("block")).orElseThrow(Problem::notFound);
  }

  /** Problem 404 for one of another branch, too. */
  private Block block(Request request) {
    var block = blocks.get(id(request));
    if (!request.principal().reaches(block.branch())) {
      throw Problem.notFound();
    }
    return block;
  }

  private Reply question(Request request, String step) {
    var block = block(request);
    var scope = TrailScope.of(request.principal(), block.branch(), branches);
    var own = block.askedBy().equals(request.principal().username());
    var model =
        new BlockPage(
            block, step, own, request.csrfToken(), FormKey.next(), scope.zone(), list(scope, ""));
    return Reply.page("admin/block.jte", model);
  }

  private Reply approve(Request request) {
    var block = block(request);
    var scope = TrailScope.of(request.principal(), block.branch(), branches);
    blocks.approve(StaffPages.act(request, FormKey.sentOrNext(request)), block.id());
    return Reply.seeOther(list(scope, "disetujui"));
  }

  private Reply end(Request request) {
    var key = FormKey.sentOrNext(request);
    var id = id(request); // no such page, where the list says "already" of one that is gone
    try {
      block(request);
      blocks.end(StaffPages.act(request, key), id);
    } catch (Problem gone) {
      if (!gone.is("not_found") || blocks.isThere(id)) {
        throw gone;
      }
      request.log(gone); // already, by somebody else: the list shows it
    }
    var scope = TrailScope.of(request.principal(), Optional.empty(), branches);
    return Reply.seeOther(list(scope, "diakhiri"));
  }
}
