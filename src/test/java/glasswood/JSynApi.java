package glasswood;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The public members of upstream's JSyn, as listed in {@code jsyn-api.txt}. */
final class JSynApi {
  /** A type: its listed supertypes by simple name, and its members as "kind name(types) type". */
  private record Type(List<String> supertypes, Set<String> members) {}

  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, String> fullNames = new HashMap<>();

  private JSynApi(List<String> lines) {
    String inPackage = "";
    Type type = null;
    for (String line : lines) {
      if (line.startsWith("package ")) {
        inPackage = line.substring("package ".length());
      } else if (line.startsWith("  ")) {
        if (type == null) {
          throw new IllegalArgumentException("a member without a type: " + line);
        }
        type.members().add(line.strip().replaceFirst(" static$", ""));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        type = declare(inPackage, line);
      }
    }
    types.values().stream()
        .filter(each -> each.members().stream().noneMatch(member -> member.startsWith("new ")))
        .forEach(each -> each.members().add("new ()"));
  }

  /** The list that stands among the test resources. */
  static JSynApi listed() {
    return new JSynApi(lines());
  }

  /** The same list with one package left out, to see that its absence is noticed. */
  static JSynApi without(String leftOut) {
    List<String> kept = new ArrayList<>();
    boolean keep = true;
    for (String line : lines()) {
      if (line.startsWith("package ")) {
        keep = !line.equals("package " + leftOut);
      }
      if (keep) {
        kept.add(line);
      }
    }
    return new JSynApi(kept);
  }

  private static List<String> lines() {
    try (InputStream in = JSynApi.class.getResourceAsStream("jsyn-api.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException("jsyn-api.txt cannot be read", e);
    }
  }

  /** Reads "abstract class Name extends A implements B, C". */
  private Type declare(String inPackage, String line) {
    String[] words = line.replace(",", "").split(" ");
    int at = List.of(words).indexOf("class");
    at = at >= 0 ? at : List.of(words).indexOf("interface");
    List<String> supertypes = new ArrayList<>();
    for (int i = at + 2; i < words.length; i++) {
      if (!words[i].equals("extends") && !words[i].equals("implements")) {
        supertypes.add(words[i]);
      }
    }
    String name = words[at + 1];
    String fullName = inPackage + "." + name;
    Type type = new Type(supertypes, new HashSet<>());
    if (types.put(fullName, type) != null || fullNames.put(name, fullName) != null) {
      throw new IllegalArgumentException("listed twice: " + fullName);
    }
    return type;
  }

  boolean hasType(String fullName) {
    return types.containsKey(fullName);
  }

  /** Whether the type or what it inherits from has the member, written as in the list. */
  boolean hasMember(String fullName, String member) {
    Type type = types.get(fullName);
    if (type == null) {
      return false;
    }
    if (type.members().contains(member)
        || (member.equals("method generate(int, int)") && fullName.contains(".unitgen."))) {
      return true;
    }
    return !member.startsWith("new ")
        && type.supertypes().stream()
            .map(fullNames::get)
            .anyMatch(above -> above != null && hasMember(above, member));
  }
}
