package io.github.hostnal.itest.lookup;

import org.junit.jupiter.api.function.Executable;

/** A system property that is set for a while. */
record PropertySetting(String name, String value) {

  /** Runs something with the property set. */
  void run(Executable body) throws Throwable {
    String before = System.setProperty(name, value);
    try {
      body.execute();
    } finally {
      if (before == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, before);
      }
    }
  }
}
