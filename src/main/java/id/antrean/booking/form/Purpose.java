package id.antrean.booking.form;

import id.antrean.branch.Branch;
import id.antrean.branch.Service;
import id.antrean.core.Lane;
import id.antrean.page.Links;
import java.time.LocalDate;

/** What is booked and where, while the time is still open; {@code draft}: its id, or "". */
public record Purpose(Branch branch, Service service, String reason, String draft) {
  public String toTimes(LocalDate date) {
    return Links.withDraft(Links.times(branch.id(), service.code(), reason, date), draft);
  }

  public String toFullDay(LocalDate date) {
    return Links.withDraft(Links.fullDay(branch.id(), service.code(), reason, date), draft);
  }

  public String toDays() {
    return Links.withDraft(Links.days(branch.id(), service.code(), reason), draft);
  }

  public String toPapers() {
    return Links.withDraft(Links.papers(branch.id(), service.code(), reason), draft);
  }

  public String service(String language) {
    return service.name().in(language);
  }

  public Lane lane() {
    return Form.lane(service);
  }

  /** Where the claim is shown that the lane asks for. */
  public String toClaim() {
    return Links.withDraft(Links.claim(branch.id(), service.code(), reason), draft);
  }

  Purpose with(String otherDraft) {
    return new Purpose(branch, service, reason, otherDraft);
  }

  Purpose with(Branch other) {
    return new Purpose(other, service, reason, draft);
  }

  /** The subject of the token. */
  String subject() {
    return Links.service(branch.id(), service.code());
  }
}
