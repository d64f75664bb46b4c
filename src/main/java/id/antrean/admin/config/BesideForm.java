package id.antrean.admin.config;

import java.util.List;

/**
 * What stands beside a form of configuration. {@code done}: what was done a moment ago, or "";
 * {@code planned}: what waits for a decision or for its day; {@code asks}: whether others decide
 * what is sent here; {@code from}: the day from which it shall hold, as typed.
 */
public record BesideForm(String done, List<ProposalView> planned, boolean asks, String from) {}
