package glasswood.listen;

/**
 * One claim about a sound and whether it holds.
 *
 * @param subject the phase, or "whole"
 * @param ok whether it holds
 * @param claim what was asked and what was measured, e.g. "loudness −4 ±2 LU: −5.1"
 */
public record Verdict(String subject, boolean ok, String claim) {}
