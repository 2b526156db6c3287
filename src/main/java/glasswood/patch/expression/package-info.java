/**
 * Expressions of patches: {@code "root * (1 + floor(i / 2))"}.
 *
 * <p>EvalEx parses the text; nothing of it is ever evaluated by EvalEx. {@link
 * glasswood.patch.expression.Expression} keeps the syntax tree, checks every name in it, and binds
 * it for one copy of a unit, which yields a {@link glasswood.patch.expression.Term}: an immutable,
 * folded tree that holds nothing but controls and constants, allocates nothing when evaluated and
 * gives the same bits on every machine. Terms are evaluated on the audio thread, the rest runs
 * before.
 */
package glasswood.patch.expression;
