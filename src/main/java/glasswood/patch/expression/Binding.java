package glasswood.patch.expression;

import glasswood.dream.Tuning;

/**
 * Whose value an expression is.
 *
 * @param copy {@code i}, from 0
 * @param copies how many copies there are, at least 1
 * @param tuning what {@code hz} and {@code degree} refer to
 * @param seed seed of {@code rand}, its own for each unit, copy and port
 */
public record Binding(int copy, int copies, Tuning tuning, long seed) {}
