package id.antrean.admin;

import id.antrean.branch.Branches;
import id.antrean.branch.Notice;
import id.antrean.branch.Notices;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Problem;
import id.antrean.http.Principal;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Staff put up notices and take them down: of their branch, of their region, an ADMIN of all. */
final class NoticeActs {
  private final StaffActs acts;
  private final Branches branches;
  private final Doorbell doorbell;

  NoticeActs(StaffActs acts, Branches branches, Doorbell doorbell) {
    this.acts = acts;
    this.branches = branches;
    this.doorbell = doorbell;
  }

  /** Problem 403, 404 unknown_branch, 409 notices_many. */
  Notice add(StaffAct act, Notice notice) {
    mustMay(act.who(), notice);
    if (notice.region().filter(id -> branches.region(id).isEmpty()).isPresent()) {
      throw Problem.notFound();
    }
    notice.branch().ifPresent(branches::get);
    var made =
        acts.once(
            act,
            "notice|" + words(notice),
            tx -> {
              branches.notices().add(tx, notice, act.now());
              var action = notice.kind() == Notice.Kind.STOP ? "STOP_ANNOUNCED" : "NOTICE_MADE";
              act.record(
                  tx,
                  notice.branch().orElse(null),
                  action,
                  "notice:" + notice.id(),
                  detail(notice));
              return notice.id().toString();
            },
            (tx, id) ->
                branches.notices().find(tx, UUID.fromString(id)).orElseThrow(Problem::notFound));
    changed(act);
    return made;
  }

  private static String words(Notice one) {
    return one.kind()
        + "|"
        + one.branch()
        + "|"
        + one.region()
        + "|"
        + one.text()
        + "|"
        + one.textEn()
        + "|"
        + one.from()
        + "|"
        + one.until();
  }

  private static Map<String, Object> detail(Notice notice) {
    var detail = new HashMap<String, Object>();
    detail.put("from", notice.from().toString());
    detail.put("until", notice.until().toString());
    notice.region().ifPresent(region -> detail.put("region", region));
    if (!notice.text().isEmpty()) {
      detail.put("text", notice.text());
    }
    return detail;
  }

  /** Problem 404: of another branch, or gone already; 403: of more than one runs. */
  void remove(StaffAct act, UUID id) {
    acts.once(
        act,
        "remove notice|" + id,
        tx -> {
          var notice = branches.notices().find(tx, id).orElseThrow(Problem::notFound);
          notice.branch().ifPresent(act.who()::mustWorkAt);
          mustMay(act.who(), notice);
          branches.notices().remove(tx, id, act.who().username(), act.now());
          act.record(
              tx, notice.branch().orElse(null), "NOTICE_REMOVED", "notice:" + id, detail(notice));
          return id.toString();
        },
        (tx, made) -> made);
    changed(act);
  }

  private void changed(StaffAct act) {
    branches.notices().reload(act.now());
    Notices.changed(doorbell);
  }

  private static void mustMay(Principal who, Notice notice) {
    if (!may(who, notice)) {
      throw Problem.forbidden();
    }
  }

  /** Of a branch who works there, of a region who runs it, of all only an ADMIN. */
  static boolean may(Principal who, Notice notice) {
    return who.isAdmin()
        || (notice.branch().isPresent()
            ? who.worksAt(notice.branch().get())
            : notice.region().filter(who::runs).isPresent());
  }
}
