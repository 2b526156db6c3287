package glasswood.patch;

import glasswood.patch.expression.Expression;

/** How large a patch may be, so that no file can hang or exhaust the engine. */
final class Limits {
  /** Most controls of a patch. */
  static final int CONTROLS = Expression.MAX_CONTROLS;

  /** Most units that a patch defines, copies not counted. */
  static final int DEFINITIONS = 500;

  /** Most copies of a unit. */
  static final int COPIES = 512;

  /** Most unit generators that a patch is built of, copies and included patches counted. */
  static final int UNITS = 2000;

  /** Most cables a patch lists. */
  static final int CABLES = 2000;

  /** Most connections that the cables amount to. */
  static final int CONNECTIONS = 20_000;

  /** How deep patches may include patches. */
  static final int NESTING = 8;

  /** Most frames that a unit may be told to allocate. */
  static final int ALLOCATE = 4_000_000;

  /** Longest delay that a unit may be told to allocate, in seconds. */
  static final double MAX_DELAY_SECONDS = 20;

  /** Greatest size of a unit that has sizes. */
  static final int SIZE = 256;

  private Limits() {}
}
