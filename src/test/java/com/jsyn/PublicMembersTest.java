package com.jsyn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public member of the JSyn API is here, none left out. */
class PublicMembersTest {
  @Test
  void everyPublicTypeAndMemberIsHere() throws IOException {
    Set<String> missingTypes = new TreeSet<>();
    List<String> missingMembers = new ArrayList<>();
    int seen = 0;
    String folder = "";
    Class<?> type = null;
    for (String line : lines()) {
      String text = line.strip();
      if (text.startsWith("package ")) {
        folder = text.substring(8) + ".";
      } else if (line.startsWith("  ") && type != null) {
        seen++;
        if (!has(type, text)) {
          missingMembers.add(type.getName() + ": " + text);
        }
      } else if (!text.isEmpty() && !line.startsWith(" ") && !text.startsWith("#")) {
        List<String> words = Arrays.asList(text.split("\\s+"));
        int kind = Math.max(words.indexOf("class"), words.indexOf("interface"));
        type = find(folder + words.get(kind + 1));
        if (type == null) {
          missingTypes.add(folder + words.get(kind + 1));
        }
      }
    }
    assertTrue(seen > 900, "only " + seen + " members looked at");
    assertEquals(List.of(), missingMembers);
    assertEquals(Set.of(), missingTypes);
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PublicMembersTest.class.getResourceAsStream("/glasswood/jsyn-api.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(name, false, PublicMembersTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static boolean has(Class<?> type, String member) {
    String[] words = member.split("\\s+", 2);
    return switch (words[0]) {
      case "field" -> hasField(type, words[1].split("\\s+")[0]);
      case "new" ->
          Arrays.stream(type.getConstructors())
              .anyMatch(each -> signature("", each.getParameterTypes()).equals(words[1]));
      case "method" -> {
        String wanted = words[1].substring(0, words[1].indexOf(')') + 1);
        yield methods(type).anyMatch(wanted::equals);
      }
      default -> throw new AssertionError("a line that cannot be read: " + member);
    };
  }

  private static boolean hasField(Class<?> type, String name) {
    return Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals(name));
  }

  /** Public ones with those of interfaces; protected ones too, which subclasses may use. */
  private static Stream<String> methods(Class<?> type) {
    Stream<java.lang.reflect.Method> found = Arrays.stream(type.getMethods());
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      found =
          Stream.concat(
              found,
              Arrays.stream(each.getDeclaredMethods())
                  .filter(method -> Modifier.isProtected(method.getModifiers())));
    }
    return found.map(method -> signature(method.getName(), method.getParameterTypes()));
  }

  private static String signature(String name, Class<?>[] parameters) {
    StringJoiner joiner = new StringJoiner(", ", name + "(", ")");
    for (Class<?> parameter : parameters) {
      joiner.add(parameter.getSimpleName());
    }
    return joiner.toString();
  }
}
