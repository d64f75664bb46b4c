package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Sealed;
import java.security.MessageDigest;

/** Whom a PIN proved, by keyed hash. */
public record ProvedContact(Channel channel, byte[] hash) {

  boolean is(Contact contact, Sealed sealed) {
    return channel == contact.channel() && MessageDigest.isEqual(hash, contact.hash(sealed));
  }
}
