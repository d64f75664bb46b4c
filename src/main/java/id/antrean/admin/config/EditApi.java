package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.core.WrongFields;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.Dates;
import id.antrean.security.FormKey;
import id.antrean.staff.StaffAct;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads who asks for a change and on what ground, for the API and the pages alike. */
final class EditApi {
  private static final int AHEAD_DAYS = 366;

  private EditApi() {}

  static StaffAct act(Request request, String key) {
    return new StaffAct(request.principal(), request.address(), key, request.now());
  }

  /** {@code version}, {@code reason}: null where the client sends none. */
  static Edit ofApi(Request request, String branch, Number version, String reason) {
    var act = act(request, request.requestKey());
    var what = request.method() + " " + request.uri() + " " + request.body().toString();
    return Edit.of(
        act,
        what,
        branch,
        version == null ? OptionalLong.empty() : OptionalLong.of(version.longValue()),
        reason == null || reason.isBlank() ? "" : WrittenReason.parse(reason).text());
  }

  /**
   * A form holds no request key: the same twice changes nothing the second time, and after Back it
   * is for another change.
   */
  static Edit ofForm(Request request, String branch) {
    var act = act(request, FormKey.next());
    return Edit.of(
        act,
        "POST " + request.uri(),
        branch,
        version(request.form("version")),
        WrittenReason.parse(request.form("reason")).text());
  }

  /** As {@link #ofForm}, of a form that asks from which day it shall hold. */
  static Edit ofFormFrom(Request request, Branches branches, String branch) {
    var wrong = new WrongFields();
    var today = branches.calendar(branch).today(request.now());
    var from = wrong.read("validFrom", () -> from(request.form("validFrom"), today));
    wrong.read("reason", () -> WrittenReason.parse(request.form("reason")));
    wrong.mustBeNone();
    return ofForm(request, branch).from(from);
  }

  /** The day from which a change shall hold; empty: at once, also where none is typed. */
  static Optional<LocalDate> from(String typed, LocalDate today) {
    if (typed.isBlank()) {
      return Optional.empty();
    }
    var day = Dates.typed(typed).orElseThrow(() -> wrongDay("err.day"));
    if (day.isBefore(today)) {
      throw wrongDay("err.fromPast");
    }
    if (day.isAfter(today.plusDays(AHEAD_DAYS))) {
      throw wrongDay("err.fromFar");
    }
    return Optional.of(day).filter(today::isBefore);
  }

  private static Problem wrongDay(String key) {
    return Problem.invalid("validFrom", Sentence.of(key));
  }

  static OptionalLong version(String typed) {
    return typed.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(typed))
        : OptionalLong.of(0);
  }

  /** Answers a conflict with what the others changed. */
  static Reply orConflict(
      Request request, Branches branches, String branch, Supplier<Reply> answer) {
    try {
      return answer.get();
    } catch (Problem refusal) {
      var conflict = refusal.detail(Conflict.class);
      if (conflict.isEmpty()) {
        throw refusal;
      }
      var zone = branches.get(branch).timeZone();
      return Problems.with(ConfigJson.of(conflict.get(), zone), refusal, request);
    }
  }

  /** 202 of what waits; empty where it is done. */
  static Optional<Reply> accepted(Outcome outcome) {
    return outcome
        .proposal()
        .map(
            proposal ->
                Reply.json(
                    202,
                    new JsonObject()
                        .put("proposal", Long.toString(proposal.id()))
                        .put("state", proposal.state().name())));
  }

  static Problem missing(String field) {
    return Problem.invalid(field, Sentence.of("err.missing"));
  }
}
