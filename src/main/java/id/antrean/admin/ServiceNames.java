package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import java.util.Optional;

/** What people come for, in the reader's language. */
public record ServiceNames(Branches branches) {

  /** The code where the service is not known any more. */
  public String service(Booking booking, String language) {
    return branches
        .service(booking.service())
        .map(service -> service.name().in(language))
        .orElse(booking.service());
  }

  /** Empty for services that ask for none. */
  public Optional<String> reason(Booking booking, String language) {
    return branches
        .service(booking.service())
        .flatMap(service -> service.reason(booking.reason()))
        .map(Service.Reason::name)
        .map(name -> name.in(language));
  }
}
