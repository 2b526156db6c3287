package glasswood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Glasswood's code uses only those members of com.jsyn and com.softsynth that upstream has too, so
 * that upstream's jar can take the place of ours.
 */
class JSynConformanceTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new MainClasses()).importPackages("glasswood");

  @Test
  void everyMemberThatGlasswoodTouchesIsUpstreamsToo() {
    assertEquals("", String.join("\n", strangers(JSynApi.listed())));
  }

  @Test
  void aMemberThatUpstreamLacksIsNoticed() {
    Set<String> strangers = strangers(JSynApi.without("com.jsyn.ports"));
    assertTrue(
        strangers.stream().anyMatch(each -> each.contains("com.jsyn.ports.")), strangers::toString);
    assertFalse(
        strangers.stream().anyMatch(each -> each.endsWith("com.jsyn.unitgen.UnitGenerator")));
  }

  private static Set<String> strangers(JSynApi api) {
    Set<String> found = new TreeSet<>();
    for (JavaClass user : HOUSE) {
      user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(JSynConformanceTest::isJSyn)
          .filter(type -> !api.hasType(type.getName()))
          .forEach(type -> found.add(user.getName() + " uses " + type.getName()));
      user.getAccessesFromSelf().stream()
          .filter(access -> isStranger(access, api))
          .forEach(access -> found.add(access.getDescription()));
      user.getMethods().stream()
          .filter(method -> overridesStranger(method, api))
          .forEach(method -> found.add(method.getFullName() + " overrides what is not upstream's"));
    }
    return found;
  }

  private static boolean isStranger(JavaAccess<?> access, JSynApi api) {
    AccessTarget target = access.getTarget();
    Optional<? extends JavaMember> member = target.resolveMember();
    if (member.isEmpty() || !isJSyn(member.get().getOwner())) {
      return false;
    }
    String written = written(member.get());
    return jsynTypes(target.getOwner()).noneMatch(type -> api.hasMember(type.getName(), written));
  }

  private static boolean overridesStranger(JavaMethod method, JSynApi api) {
    if (method.getModifiers().contains(JavaModifier.PRIVATE)
        || method.getModifiers().contains(JavaModifier.STATIC)) {
      return false;
    }
    List<JavaClass> above = jsynTypes(method.getOwner()).toList();
    Optional<JavaMethod> overridden =
        above.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(other -> !other.getModifiers().contains(JavaModifier.PRIVATE))
            .filter(other -> other.getName().equals(method.getName()))
            .filter(other -> types(other).equals(types(method)))
            .findFirst();
    return overridden.isPresent()
        && above.stream()
            .noneMatch(type -> api.hasMember(type.getName(), written(overridden.get())));
  }

  /** The type itself when it is JSyn's, else the ones of JSyn's that it is made from. */
  private static Stream<JavaClass> jsynTypes(JavaClass type) {
    return Stream.concat(
            Stream.of(type),
            Stream.concat(
                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
        .filter(JSynConformanceTest::isJSyn);
  }

  private static boolean isJSyn(JavaClass type) {
    return type.getPackageName().startsWith("com.jsyn")
        || type.getPackageName().startsWith("com.softsynth");
  }

  /** A member as jsyn-api.txt writes it. */
  private static String written(JavaMember member) {
    if (member instanceof JavaField field) {
      return "field " + field.getName() + " " + field.getRawType().getSimpleName();
    }
    if (member instanceof JavaMethod method) {
      String type = method.getRawReturnType().getSimpleName();
      return "method " + method.getName() + types(method) + (type.equals("void") ? "" : " " + type);
    }
    return "new " + types((JavaConstructor) member);
  }

  private static String types(JavaCodeUnit code) {
    return code.getRawParameterTypes().stream()
        .map(JavaClass::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
