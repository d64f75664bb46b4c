package id.antrean.notify;

import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import java.util.Optional;

/** Where a message goes. {@code phone}: null where it goes to a mailbox alone. */
record Receiver(Phone phone, Optional<Email> email) {

  /** One contact only. */
  static Receiver of(Contact contact) {
    return contact.channel() == Channel.SMS
        ? new Receiver(new Phone(contact.address()), Optional.empty())
        : new Receiver(null, Optional.of(new Email(contact.address())));
  }

  /** The address of this channel has to be there. */
  Contact by(Channel channel) {
    return channel == Channel.SMS ? Contact.of(phone) : Contact.of(email.orElseThrow());
  }

  @Override
  public String toString() {
    return "Receiver[hidden]";
  }
}
