package com.jsyn.util;

/** Finds classes by name. */
public class JavaTools {
  private JavaTools() {}

  /** The class of a full name, null if there is none; says so on System.err. */
  public static Class<?> loadClass(String className) {
    return loadClass(className, true);
  }

  /** The class of a full name, null if there is none, which is said on System.err if verbose. */
  public static Class<?> loadClass(String className, boolean verbose) {
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException | LinkageError e) {
      if (verbose) {
        System.err.println("cannot load " + className + ": " + e);
      }
      return null;
    }
  }
}
