package io.github.hostnal.support.posix;

import io.github.hostnal.spi.Configuration;

/**
 * What a provider takes itself to be on. The properties {@code hostnal.system} and {@code
 * hostnal.libc} put another system into its hands: one that is emulated by a library.
 *
 * @param system what {@code os.name} would say there
 * @param architecture what {@code os.arch} would say there
 * @param library the name or path of the library that all native functions are bound from
 * @param interfaces the look-up of the host's interfaces
 */
public record TargetSystem(
    String system, String architecture, String library, HostInterfaces interfaces) {
  private static final HostInterfaces JDK = HostInterfaces.ofJdk();

  /**
   * Returns what the system properties say.
   *
   * @return this system, unless the properties name another one
   */
  public static TargetSystem current() {
    return new TargetSystem(
        setting("hostnal.system", System.getProperty("os.name", "")),
        System.getProperty("os.arch", ""),
        setting("hostnal.libc", "c"),
        JDK);
  }

  private static String setting(String name, String otherwise) {
    String set = Configuration.get(name);
    return set == null ? otherwise : set;
  }
}
