package id.antrean.queue;

/** How many numbers a branch gives to people without a booking on a day, and how many are left. */
public record WalkInDay(int quota, int left) {}
