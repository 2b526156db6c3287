package glasswood.patch.expression;

import java.util.Locale;

/** Says what the parser found in words that help. */
final class ParseMessages {
  private static final String OPERATORS = "+ - * / % ^ < <= > >= == != && || !";

  private ParseMessages() {}

  /** EvalEx's message, in our words where ours are clearer. */
  static String explain(String message) {
    if (message.startsWith("Undefined operator '='")) {
      return "\"=\" is not an operator; compare with ==";
    }
    if (message.startsWith("Undefined operator")) {
      return message.replace("Undefined operator ", "unknown operator ")
          + "; operators are "
          + OPERATORS;
    }
    return switch (message) {
      case "Too many operands", "Missing operator" ->
          "an operator is missing between two values, or the parentheses of a call";
      case "Missing operand for operator", "Missing second operand for operator" ->
          "a value is missing beside this operator";
      case "Unexpected token after infix operator" ->
          "a value must follow the operator before this";
      case "Closing brace not found" -> "this parenthesis is not closed";
      case "Unexpected closing brace" -> "this parenthesis was not opened";
      case "Closing quote not found" -> "this text has no closing quote";
      default -> message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    };
  }

  /** Index of a comma beside which an argument is missing, −1 when there is none. */
  static int missingArgument(String text) {
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
      String before = text.substring(0, comma).stripTrailing();
      String after = text.substring(comma + 1).stripLeading();
      if (before.isEmpty() || before.endsWith("(") || before.endsWith(",")) {
        return comma;
      }
      if (after.isEmpty() || after.startsWith(")")) {
        return comma;
      }
    }
    return -1;
  }
}
