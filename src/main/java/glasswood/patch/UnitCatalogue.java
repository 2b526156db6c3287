package glasswood.patch;

import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.unit.Kernels;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All unit types that patches may use: every public concrete unit generator of {@code
 * glasswood.unit} and {@code com.jsyn.unitgen}, by simple name.
 *
 * <p>There is no list to be kept. A name is looked up as a class, which costs nothing at start;
 * only to list all types, or to guess what a mistyped name was meant to be, the folder or jar of
 * each package is read. So the upstream jar of JSyn is catalogued like our own classes.
 */
public final class UnitCatalogue {
  private static final List<Class<?>> ROOMS = List.of(Kernels.class, UnitGenerator.class);
  private static final String SUFFIX = ".class";
  private static final Map<String, Optional<UnitType>> FOUND = new ConcurrentHashMap<>();

  private UnitCatalogue() {}

  /** The type of exactly that name. */
  public static Optional<UnitType> find(String name) {
    return FOUND.computeIfAbsent(name, UnitCatalogue::load);
  }

  /** All types by name. */
  public static Map<String, UnitType> all() {
    Map<String, UnitType> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Class<?> room : ROOMS) {
      for (String name : classNames(room)) {
        find(name).ifPresent(type -> all.put(name, type));
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private static Optional<UnitType> load(String name) {
    boolean plain = !name.isEmpty() && name.length() <= 100;
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = c < 128 && Character.isLetterOrDigit(c);
    }
    if (!plain) {
      return Optional.empty();
    }
    for (Class<?> room : ROOMS) {
      String className = room.getPackageName() + "." + name;
      try {
        Class<?> candidate = Class.forName(className, false, room.getClassLoader());
        Optional<UnitType> type =
            candidate == Circuit.class ? Optional.empty() : UnitType.of(candidate);
        if (type.isPresent()) {
          return type;
        }
      } catch (ClassNotFoundException | NoClassDefFoundError e) {
        // not in this package (or, on a file system that ignores case, under another spelling)
      }
    }
    return Optional.empty();
  }

  /** Simple names of the top-level classes in the package of {@code anchor}. */
  private static List<String> classNames(Class<?> anchor) {
    return ClassPathFolder.files(anchor, anchor.getPackageName().replace('.', '/')).stream()
        .filter(file -> file.endsWith(SUFFIX) && !file.contains("$"))
        .map(file -> file.substring(0, file.length() - SUFFIX.length()))
        .toList();
  }
}
