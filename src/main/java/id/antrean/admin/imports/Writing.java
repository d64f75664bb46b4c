package id.antrean.admin.imports;

import id.antrean.staff.StaffAct;
import java.util.UUID;

/** Who writes rows, and why. {@code id}: of the import. */
record Writing(StaffAct act, String reason, UUID id) {}
