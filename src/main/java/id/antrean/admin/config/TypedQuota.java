package id.antrean.admin.config;

import id.antrean.core.Lane;
import java.time.LocalTime;

/** The places of a slot on one day as typed; {@code field}: where it says what is wrong. */
record TypedQuota(Lane lane, LocalTime starts, String quota, String field) {}
