package glasswood.patch;

import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.UnitGenerator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A type of unit generator that patches may use: how it is made, and what ports it has. */
public final class UnitType {
  /** A size that was not given. */
  static final int NO_SIZE = -1;

  private static final Set<String> NOT_SETTINGS = engineMethods();

  private final Class<? extends UnitGenerator> type;
  private final Constructor<?> plain;
  private final Constructor<?> sized;
  private final Map<String, Method> setters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Method seeding;
  private final Method allocating;
  private List<PortType> ports;

  private UnitType(
      Class<? extends UnitGenerator> type, Constructor<?> plain, Constructor<?> sized) {
    this.type = type;
    this.plain = plain;
    this.sized = sized;
    Method[] methods = type.getMethods();
    this.seeding = method(methods, "setSeed", long.class);
    this.allocating = method(methods, "allocate", int.class);
    findSetters(methods);
  }

  /**
   * The type of a class, empty when patches cannot use it: abstract, or made of what JSON lacks.
   */
  static Optional<UnitType> of(Class<?> candidate) {
    int modifiers = candidate.getModifiers();
    if (!UnitGenerator.class.isAssignableFrom(candidate)
        || Modifier.isAbstract(modifiers)
        || !Modifier.isPublic(modifiers)) {
      return Optional.empty();
    }
    Class<? extends UnitGenerator> type = candidate.asSubclass(UnitGenerator.class);
    Constructor<?> plain = constructor(type);
    Constructor<?> sized = constructor(type, int.class);
    return plain == null && sized == null
        ? Optional.empty()
        : Optional.of(new UnitType(type, plain, sized));
  }

  /** The name patches call it by. */
  public String name() {
    return type.getSimpleName();
  }

  /** The class behind it. */
  public Class<? extends UnitGenerator> unitClass() {
    return type;
  }

  /** Whether it is one of Glasswood's own. */
  public boolean isOwn() {
    return type.getPackageName().equals("glasswood.unit");
  }

  /** The family it is listed under. */
  public String family() {
    return Families.of(type);
  }

  /** The keys, beside its ports, that say how it is made. */
  public List<String> options() {
    return OptionReader.options(this);
  }

  /** Whether it can be made in several sizes (inputs of a mixer), by the keys inputs or size. */
  public boolean isSized() {
    return sized != null;
  }

  /** Whether it must be told how much to remember, by the keys allocate or maxDelay. */
  public boolean isAllocated() {
    return allocating != null;
  }

  /** Whether its random numbers can be seeded. */
  public boolean isSeeded() {
    return seeding != null;
  }

  /** Its settings beside the ports, by name, with their types. */
  public Map<String, Class<?>> settings() {
    Map<String, Class<?>> settings = new TreeMap<>();
    setters.forEach((name, method) -> settings.put(name, method.getParameterTypes()[0]));
    return settings;
  }

  /** Its ports in JSyn's order, for the size it has when none is asked for. */
  public synchronized List<PortType> ports() {
    if (ports == null) {
      ports = ports(NO_SIZE);
    }
    return ports;
  }

  /** Its ports when made in a size. */
  List<PortType> ports(int size) {
    List<PortType> described = new ArrayList<>();
    for (UnitPort port : create(size).getPorts()) {
      described.add(PortType.of(port));
    }
    return List.copyOf(described);
  }

  /** A fresh unit. */
  public UnitGenerator create() {
    return create(NO_SIZE);
  }

  /** A fresh unit of a size, {@link #NO_SIZE} for its usual one. */
  UnitGenerator create(int size) {
    try {
      if (size != NO_SIZE) {
        return type.cast(sized.newInstance(size));
      }
      return type.cast(plain != null ? plain.newInstance() : sized.newInstance(2));
    } catch (ReflectiveOperationException e) {
      throw failed("cannot be made", e);
    }
  }

  /** Seeds the unit's random numbers if it has any that can be seeded. */
  void seed(UnitGenerator unit, long seed) {
    if (seeding != null) {
      call(seeding, unit, seed);
    }
  }

  /** Lets the unit remember that many frames (or have that many grains). */
  void allocate(UnitGenerator unit, int count) {
    call(allocating, unit, count);
  }

  /** Changes a setting; the value is of the setting's type. */
  void set(UnitGenerator unit, String setting, Object value) {
    call(setters.get(setting), unit, value);
  }

  private void call(Method method, UnitGenerator unit, Object argument) {
    try {
      method.invoke(unit, argument);
    } catch (ReflectiveOperationException e) {
      throw failed("refuses " + method.getName() + "(" + argument + ")", e);
    }
  }

  private IllegalStateException failed(String what, ReflectiveOperationException e) {
    Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
    return new IllegalStateException(name() + " " + what + ": " + cause.getMessage(), cause);
  }

  private void findSetters(Method[] methods) {
    for (Method method : methods) {
      String name = method.getName();
      boolean setter =
          name.length() > 3
              && name.startsWith("set")
              && method.getParameterCount() == 1
              && !Modifier.isStatic(method.getModifiers())
              && !NOT_SETTINGS.contains(name);
      if (setter && isSimple(method.getParameterTypes()[0])) {
        setters.put(name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4), method);
      }
    }
  }

  private static boolean isSimple(Class<?> type) {
    return type == int.class || type == double.class || type == boolean.class || type.isEnum();
  }

  /** What every unit has and no patch may call. */
  private static Set<String> engineMethods() {
    Set<String> names = new HashSet<>(Set.of("setSeed"));
    for (Method method : UnitGenerator.class.getMethods()) {
      names.add(method.getName());
    }
    return names;
  }

  // What is not there is no exception here: to make one takes a cold JVM longer than to look
  // through all.

  private static Method method(Method[] methods, String name, Class<?> parameter) {
    for (Method method : methods) {
      if (method.getName().equals(name)
          && Arrays.equals(method.getParameterTypes(), new Class<?>[] {parameter})) {
        return method;
      }
    }
    return null;
  }

  private static Constructor<?> constructor(Class<?> type, Class<?>... parameters) {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (Arrays.equals(constructor.getParameterTypes(), parameters)) {
        return constructor;
      }
    }
    return null;
  }
}
