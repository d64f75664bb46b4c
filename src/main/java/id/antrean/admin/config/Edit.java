package id.antrean.admin.config;

import id.antrean.staff.StaffAct;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change that somebody asks for. {@code what}: route and content, so that the same request key is
 * not taken for something else; {@code version}: what they had read, if they say so; {@code
 * reason}: "" where none was asked; {@code day}: of a day's quota; {@code from}: the day from which
 * it shall hold, if not at once.
 */
record Edit(
    StaffAct act,
    String what,
    String branch,
    Optional<LocalDate> day,
    OptionalLong version,
    String reason,
    Optional<Long> undoes,
    Optional<LocalDate> from) {

  static Edit of(StaffAct act, String what, String branch, OptionalLong version, String reason) {
    return new Edit(
        act, what, branch, Optional.empty(), version, reason, Optional.empty(), Optional.empty());
  }

  Edit withoutVersion() {
    return new Edit(act, what, branch, day, OptionalLong.empty(), reason, undoes, from);
  }

  Edit on(LocalDate date) {
    return new Edit(act, what, branch, Optional.of(date), version, reason, undoes, from);
  }

  Edit from(Optional<LocalDate> first) {
    return new Edit(act, what, branch, day, version, reason, undoes, first);
  }

  Edit undoing(long change, Optional<LocalDate> ofDay) {
    return new Edit(act, what, branch, ofDay, version, reason, Optional.of(change), from);
  }
}
