package id.antrean.notify;

import id.antrean.core.Email;
import id.antrean.core.Phone;
import java.util.Optional;

/** Where a message goes. */
record Receiver(Phone phone, Optional<Email> email) {

  @Override
  public String toString() {
    return "Receiver[hidden]";
  }
}
