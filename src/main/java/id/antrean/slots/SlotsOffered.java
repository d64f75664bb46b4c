package id.antrean.slots;

import java.util.List;

/**
 * Offered by a refusal: other slots with places, where the one that was asked for has none. {@code
 * branch}: the one that was asked.
 */
public record SlotsOffered(String branch, List<Slot> slots) {}
