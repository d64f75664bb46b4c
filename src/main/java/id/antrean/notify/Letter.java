package id.antrean.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * One message on its way: what it says and to whom. {@code id} is the same at each try, so that a
 * receiver can recognise a repeat. {@code gone}: its booking was cancelled, moved away or is over.
 * {@code to}: null when the person is forgotten, or not {@code opened} because no key here does
 * that. {@code toProved}: its receiver typed back a PIN at least a day ago.
 */
record Letter(
    long id,
    UUID booking,
    int moves,
    Template template,
    int attempts,
    Instant createdAt,
    boolean gone,
    Facts facts,
    String link,
    Receiver to,
    boolean opened,
    boolean toProved) {}
