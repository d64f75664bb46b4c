package id.antrean.booking;

import id.antrean.http.Principal;

/** The member of staff who books for a person at the desk, and the address of their device. */
public record StaffBooker(Principal who, String address) {}
