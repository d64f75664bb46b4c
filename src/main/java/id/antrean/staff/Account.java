package id.antrean.staff;

import id.antrean.core.Role;
import java.util.UUID;

/** A member of staff; {@code branch} is null for ADMIN. */
public record Account(
    UUID id, String username, String passwordHash, Role role, String branch, boolean disabled) {}
