package io.github.hostnal.support;

import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import jnr.ffi.LibraryLoader;

/** The library that native calls go through. */
public final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Names the library, for bug reports.
   *
   * @return names, versions and the platform that the native part is made for
   */
  public static String describe() {
    return "jnr-ffi "
        + version(LibraryLoader.class, "jnr-ffi")
        + ", jffi "
        + version(MemoryIO.class, "jffi")
        + " for "
        + Platform.getPlatform().getName();
  }

  private static String version(Class<?> neighbour, String artifact) {
    String path = "/META-INF/maven/com.github.jnr/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = neighbour.getResourceAsStream(path)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // told as unknown
    }
    return properties.getProperty("version", "of unknown version");
  }
}
