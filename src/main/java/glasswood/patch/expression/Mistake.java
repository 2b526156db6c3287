package glasswood.patch.expression;

/**
 * Something wrong in an expression.
 *
 * @param column where, counted from 1 at the expression's first character
 * @param message what is wrong, what is allowed
 */
public record Mistake(int column, String message) {}
