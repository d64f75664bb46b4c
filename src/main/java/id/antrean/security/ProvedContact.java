package id.antrean.security;

import id.antrean.core.Channel;

/** Whom a PIN proved, by keyed hash. */
public record ProvedContact(Channel channel, byte[] hash) {}
