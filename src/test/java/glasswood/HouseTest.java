package glasswood;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house, and what may be carried from one to another. */
@AnalyzeClasses(
    packages = {"glasswood", "com.jsyn", "com.softsynth"},
    importOptions = MainClasses.class)
class HouseTest {
  /** From the roof down; rooms of one floor do not know each other. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("cli"),
          Set.of("studio"),
          Set.of("play", "render", "recording"),
          Set.of("export"),
          Set.of("listen"),
          Set.of("stage"),
          Set.of("timeline"),
          Set.of("patch"),
          Set.of("heart", "voice", "music"),
          Set.of("unit"),
          Set.of("json"),
          Set.of("dream"));

  /** What of java.lang.Math may differ in its last bit from one machine to the next. */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  private static final String[] SAMPLES_AND_MEASURES = {
    "com.jsyn..",
    "com.softsynth..",
    "glasswood.dream..",
    "glasswood.unit..",
    "glasswood.heart..",
    "glasswood.voice..",
    "glasswood.music..",
    "glasswood.patch..",
    "glasswood.timeline..",
    "glasswood.stage..",
    "glasswood.render..",
    "glasswood.play..",
    "glasswood.export..",
    "glasswood.listen..",
    "glasswood.recording.."
  };

  @ArchTest
  static final ArchRule roomsDependDownwardsOnly =
      classes().that().resideInAPackage("glasswood..").should(dependDownwards());

  @ArchTest
  static final ArchRule theEngineKnowsNothingOfGlasswood =
      noClasses()
          .that()
          .resideInAnyPackage("com.jsyn..", "com.softsynth..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are neither Java's nor the engine's",
                  type ->
                      !type.isPrimitive()
                          && Stream.of("java.", "javax.sound.", "com.jsyn", "com.softsynth")
                              .noneMatch(type.getBaseComponentType().getName()::startsWith)
                          && !type.getBaseComponentType().isPrimitive()))
          .allowEmptyShould(true);

  @ArchTest static final ArchRule onlyListenUsesTarsos = onlyIn("be.tarsos..", "listen");

  @ArchTest static final ArchRule onlyVoiceUsesFreeTts = onlyIn("com.sun.speech..", "voice");

  @ArchTest static final ArchRule onlyPatchUsesEvalEx = onlyIn("com.ezylang..", "patch");

  @ArchTest static final ArchRule onlyCliReadsArguments = onlyIn("picocli..", "cli");

  @ArchTest static final ArchRule onlyCliDrawsProgress = onlyIn("me.tongfei.progressbar..", "cli");

  @ArchTest static final ArchRule onlyCliKnowsTheTerminal = onlyIn("org.jline..", "cli", "play");

  @ArchTest
  static final ArchRule onlyReadersAndWritersOfJsonUseJackson =
      onlyIn("com.fasterxml.jackson..", "cli", "studio", "export", "timeline", "patch", "json");

  @ArchTest
  static final ArchRule onlyCliPrints =
      noClasses()
          .that()
          .resideInAPackage("glasswood..")
          .and()
          .resideOutsideOfPackage("glasswood.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule samplesAreTheSameOnEveryMachine =
      noClasses()
          .that()
          .resideInAnyPackage(SAMPLES_AND_MEASURES)
          .should()
          .accessTargetWhere(
              describe(
                  "is an inexact function of java.lang.Math",
                  access ->
                      access.getTargetOwner().isEquivalentTo(Math.class)
                          && INEXACT.contains(access.getName())));

  @ArchTest
  static final ArchRule diceAreSeeded =
      noClasses()
          .that()
          .resideInAPackage("glasswood..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule noClockIsReadWhereSoundIsMade =
      noClasses()
          .that()
          .resideInAnyPackage(
              "glasswood.dream..",
              "glasswood.unit..",
              "glasswood.heart..",
              "glasswood.voice..",
              "glasswood.music..",
              "glasswood.patch..",
              "glasswood.timeline..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> silent =
          sources
              .filter(path -> path.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertEquals(List.of(), silent);
    }
  }

  private static ArchRule onlyIn(String library, String... rooms) {
    String[] packages =
        Stream.of(rooms).map(room -> "glasswood." + room + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchCondition<JavaClass> dependDownwards() {
    return new ArchCondition<>("depend on rooms below their own only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String room = room(type);
        if (floor(room) < 0) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " is in no room of the house"));
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String other = room(dependency.getTargetClass().getBaseComponentType());
          if (!other.isEmpty() && !other.equals(room) && floor(other) <= floor(room)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** "unit" of glasswood.unit.x.Y; empty for what is not Glasswood's. */
  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 1 && parts[0].equals("glasswood") ? parts[1] : "";
  }

  private static int floor(String room) {
    for (int i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(room)) {
        return i;
      }
    }
    return -1;
  }
}
