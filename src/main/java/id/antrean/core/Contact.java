package id.antrean.core;

/** A mobile number or an e-mail address: what a PIN proves. */
public record Contact(Channel channel, String address) {

  public static Contact of(Phone phone) {
    return new Contact(Channel.SMS, phone.e164());
  }

  public static Contact of(Email email) {
    return new Contact(Channel.EMAIL, email.address());
  }

  /** The same for all ways of writing what reaches one holder. */
  public String holder() {
    return channel == Channel.SMS ? address : new Email(address).mailbox();
  }

  /** Keyed; equal for what reaches the same holder. */
  public byte[] hash(Sealed sealed) {
    return switch (channel) {
      case SMS -> new Phone(address).hash(sealed);
      case EMAIL -> new Email(address).hash(sealed);
    };
  }

  /** As people write it. */
  public String shown() {
    return channel == Channel.SMS ? new Phone(address).shown() : address;
  }

  /** Enough for its holder to know which: "…78", "s***@gmail.com". */
  public String hint() {
    return channel == Channel.SMS
        ? "…" + address.substring(address.length() - 2)
        : address.charAt(0) + "***" + address.substring(address.lastIndexOf('@'));
  }

  @Override
  public String toString() {
    return "Contact[hidden]";
  }
}
