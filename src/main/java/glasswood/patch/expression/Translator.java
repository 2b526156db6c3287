package glasswood.patch.expression;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import glasswood.dream.Random64;
import glasswood.json.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Turns a syntax tree into a term for one copy, noting whatever it cannot understand. */
final class Translator {
  private static final Set<String> OWN_FUNCTIONS = Set.of("rand", "hz", "degree");
  private static final Term UNKNOWN = Term.constant(Double.NaN);

  private final String text;
  private final List<String> controls;
  private final Binding binding;
  private final Random64 random;
  private final List<Mistake> mistakes = new ArrayList<>();
  private long used;

  Translator(String text, List<String> controls, Binding binding) {
    this.text = text;
    this.controls = controls;
    this.binding = binding;
    this.random = new Random64(binding.seed());
  }

  /** What was not understood so far. */
  List<Mistake> mistakes() {
    return mistakes;
  }

  /** Controls named so far, by bit. */
  long used() {
    return used;
  }

  /**
   * The term; its parts are visited from left to right, so that random numbers keep their order.
   */
  Term translate(ASTNode node) {
    Token token = node.getToken();
    return switch (token.getType()) {
      case NUMBER_LITERAL -> number(token);
      case STRING_LITERAL -> mistake(token, "a text has its place only in hz(\"D2\")");
      case VARIABLE_OR_CONSTANT -> name(token);
      case PREFIX_OPERATOR -> prefix(token, translate(node.getParameters().get(0)));
      case INFIX_OPERATOR -> infix(token, node.getParameters());
      case FUNCTION -> call(token, node.getParameters());
      default -> mistake(token, "\"" + token.getValue() + "\" has no place in an expression");
    };
  }

  private Term number(Token token) {
    try {
      return Term.constant(Double.parseDouble(token.getValue()));
    } catch (NumberFormatException e) {
      return mistake(token, "\"" + token.getValue() + "\" is not a decimal number");
    }
  }

  private Term name(Token token) {
    String name = token.getValue();
    int control = controls.indexOf(name);
    if (control >= 0) {
      used |= 1L << control;
      return new Term.ControlValue(control);
    }
    return switch (name) {
      case "i" -> Term.constant(binding.copy());
      case "copies" -> Term.constant(binding.copies());
      case "pi" -> Term.constant(Math.PI);
      case "e" -> Term.constant(Math.E);
      default -> unknown(token, name);
    };
  }

  private Term unknown(Token token, String name) {
    Set<String> names = new TreeSet<>(controls);
    names.addAll(Set.of("i", "copies", "pi", "e"));
    if (isFunction(name)) {
      return mistake(token, name + " is a function: write " + usage(name));
    }
    return mistake(
        token, "unknown name \"" + name + "\"; known are " + list(names) + nearest(name, names));
  }

  private static Term prefix(Token token, Term a) {
    return switch (token.getValue()) {
      case "-" -> Term.of(Operation.One.NEGATE, a);
      case "!" -> Term.of(Operation.One.NOT, a);
      default -> a;
    };
  }

  private Term infix(Token token, List<ASTNode> parameters) {
    ASTNode left = parameters.get(0);
    List<Token> before = new ArrayList<>();
    if (token.getValue().equals("^")) {
      left = withoutSigns(left, token, before);
    }
    Term result = infix(token, translate(left), translate(parameters.get(1)));
    for (int k = before.size() - 1; k >= 0; k--) {
      result = prefix(before.get(k), result);
    }
    return result;
  }

  /**
   * EvalEx lets a sign bind tighter than {@code ^}; in mathematics {@code -x^2} is {@code -(x^2)},
   * unless the sign stands in parentheses.
   */
  private ASTNode withoutSigns(ASTNode base, Token power, List<Token> signs) {
    ASTNode node = base;
    int inside = openingOf(power.getStartPosition() - 2);
    while (node.getToken().getType() == Token.TokenType.PREFIX_OPERATOR
        && node.getToken().getStartPosition() - 1 < inside) {
      signs.add(node.getToken());
      node = node.getParameters().get(0);
    }
    return node;
  }

  /** Where the parenthesis opens that ends just before or at {@code end}; {@code end} if none. */
  private int openingOf(int end) {
    int at = end;
    while (at > 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    int open = 0;
    for (int k = at; k >= 0 && (k == at || open > 0); k--) {
      open += text.charAt(k) == ')' ? 1 : text.charAt(k) == '(' ? -1 : 0;
      at = k;
    }
    return at;
  }

  private static Term infix(Token token, Term a, Term b) {
    Operation.Two operation =
        switch (token.getValue()) {
          case "+" -> Operation.Two.ADD;
          case "-" -> Operation.Two.SUBTRACT;
          case "*" -> Operation.Two.MULTIPLY;
          case "/" -> Operation.Two.DIVIDE;
          case "%" -> Operation.Two.MOD;
          case "^" -> Operation.Two.POWER;
          case "<" -> Operation.Two.LESS;
          case "<=" -> Operation.Two.LESS_OR_EQUAL;
          case ">" -> Operation.Two.GREATER;
          case ">=" -> Operation.Two.GREATER_OR_EQUAL;
          case "==" -> Operation.Two.EQUAL;
          case "!=" -> Operation.Two.NOT_EQUAL;
          case "&&" -> Operation.Two.AND;
          case "||" -> Operation.Two.OR;
          default -> throw new IllegalStateException("operator " + token.getValue());
        };
    return Term.of(operation, a, b);
  }

  private Term call(Token token, List<ASTNode> parameters) {
    String name = token.getValue();
    if (name.equals("hz")) {
      return note(token, parameters);
    }
    List<Term> arguments = new ArrayList<>(parameters.size());
    for (ASTNode parameter : parameters) {
      arguments.add(translate(parameter));
    }
    if (name.equals("rand")) {
      return random(token, arguments);
    }
    if (name.equals("degree")) {
      return arguments.size() == 1
          ? Term.degree(binding.tuning(), arguments.get(0))
          : arguments(token, arguments.size());
    }
    Functions.Definition definition = Functions.get(name);
    if (definition == null) {
      Set<String> names = new TreeSet<>(Functions.names());
      names.addAll(OWN_FUNCTIONS);
      return mistake(token, "unknown function \"" + name + "\"" + nearest(name, names));
    }
    boolean fits = arguments.size() >= definition.least() && arguments.size() <= definition.most();
    return fits ? definition.make().apply(arguments) : arguments(token, arguments.size());
  }

  private Term random(Token token, List<Term> arguments) {
    double drawn = random.uniform();
    return switch (arguments.size()) {
      case 0 -> Term.constant(drawn);
      case 2 ->
          Term.of(Operation.Three.MIX, arguments.get(0), arguments.get(1), Term.constant(drawn));
      default -> arguments(token, arguments.size());
    };
  }

  private Term note(Token token, List<ASTNode> parameters) {
    if (parameters.size() != 1
        || parameters.get(0).getToken().getType() != Token.TokenType.STRING_LITERAL) {
      return arguments(token, parameters.size());
    }
    Token text = parameters.get(0).getToken();
    OptionalDouble hz = NoteNames.hz(text.getValue(), binding.tuning());
    return hz.isPresent()
        ? Term.constant(hz.getAsDouble())
        : mistake(
            text,
            "\"" + text.getValue() + "\" is not a note; write letter, # or b, octave: \"F#3\"");
  }

  private Term arguments(Token token, int given) {
    String call = token.getValue();
    return mistake(token, call + " has " + given + " arguments here; write " + usage(call));
  }

  private Term mistake(Token token, String message) {
    mistakes.add(new Mistake(token.getStartPosition(), message));
    return UNKNOWN;
  }

  private static boolean isFunction(String name) {
    return OWN_FUNCTIONS.contains(name) || Functions.get(name) != null;
  }

  private static String usage(String name) {
    return switch (name) {
      case "hz" -> "hz(\"D2\")";
      case "rand" -> "rand() or rand(low, high)";
      case "degree" -> "degree(n)";
      default -> Functions.get(name).usage();
    };
  }

  private static String list(Set<String> names) {
    return String.join(", ", names);
  }

  private static String nearest(String name, Set<String> names) {
    return Nearest.to(name, names).map(n -> "; nearest: \"" + n + "\"").orElse("");
  }
}
