package io.github.hostnal.itest.contract;

/** How systems name what they have in common. */
final class SystemNames {
  private SystemNames() {}

  static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  /** Returns the system's name of an error that POSIX names. */
  static String error(String posix) {
    return isWindows() ? "WSA" + posix : posix;
  }
}
