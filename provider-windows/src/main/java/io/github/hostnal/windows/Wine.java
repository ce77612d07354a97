package io.github.hostnal.windows;

import com.kenai.jffi.Library;

/** Whether this is wine, which leaves some of Windows out. */
final class Wine {
  /** For tests only: set to true when something in the process makes up for what wine lacks. */
  private static final String CONTROLS_SENDS = "hostnal.windows.wine.sends.control";

  private Wine() {}

  static boolean isHere() {
    Library ntdll = Library.getCachedInstance("ntdll", Library.LAZY);
    return ntdll != null && ntdll.getSymbolAddress("wine_get_version") != 0;
  }

  /** Tells whether control messages of sends have no effect: wine takes no notice of them. */
  static boolean ignoresControlOfSends() {
    return isHere() && !Boolean.getBoolean(CONTROLS_SENDS);
  }
}
