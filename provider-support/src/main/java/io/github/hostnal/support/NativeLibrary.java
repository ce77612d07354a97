package io.github.hostnal.support;

import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Platform;
import com.kenai.jffi.internal.StubLoader;
import io.github.hostnal.spi.Configuration;
import io.github.hostnal.spi.Support;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import jnr.ffi.LibraryLoader;

/** The library that native calls go through. */
public final class NativeLibrary {
  private static final String LIBRARY_PATH = "jffi.boot.library.path";
  private static final String EXTRACT_DIR = "jffi.extract.dir";
  private static final String EXTRACT_NAME = "jffi.extract.name";

  private NativeLibrary() {}

  /**
   * Loads the library, with what the {@link Configuration} says of where it is, and binds to it.
   *
   * @param binding what needs the library; may be called many times
   * @return yes if both went well; otherwise no, with what to do about it
   */
  public static Support support(Runnable binding) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      // jffi looks at the context class loader, which may have a jffi of its own.
      thread.setContextClassLoader(NativeLibrary.class.getClassLoader());
      load();
      binding.run();
      return Support.yes();
    } catch (LinkageError | RuntimeException e) {
      return Support.no(reason(e), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Has the class loader of this class load the library. By itself jffi would be content with that
   * of the application having done so, which does not help the classes here.
   */
  private static synchronized void load() {
    List<String> given = giveToJffi();
    try {
      if (!StubLoader.isLoaded()) {
        LinkageError failure = new UnsatisfiedLinkError("jffi cannot load its native library");
        failure.initCause(StubLoader.getFailureCause());
        throw failure;
      }
    } finally {
      given.forEach(System::clearProperty);
    }
  }

  /** Hands settings to jffi, which knows system properties only; returns which. */
  private static List<String> giveToJffi() {
    List<String> names =
        Stream.of(LIBRARY_PATH, EXTRACT_DIR, EXTRACT_NAME)
            .filter(name -> System.getProperty(name) == null && Configuration.get(name) != null)
            .toList();
    names.forEach(name -> System.setProperty(name, Configuration.get(name)));
    return names;
  }

  private static String reason(Throwable failure) {
    String root = rootOf(failure).toString();
    if (root.contains("already loaded in another classloader")) {
      return "the native library of jffi is loaded by another class loader of this JVM, such as one"
          + " of a second OSGi framework, and each needs a file of its own ("
          + root
          + "); without "
          + LIBRARY_PATH
          + " and "
          + EXTRACT_NAME
          + " each unpacks one, and so do different values";
    }
    return "the native library of jffi could not be loaded ("
        + root
        + "); -D"
        + EXTRACT_DIR
        + "=DIR names a folder to unpack it into, if the temporary one is read-only or noexec; -D"
        + LIBRARY_PATH
        + "=DIR one that has it; JDK 24 and later may want --enable-native-access=ALL-UNNAMED";
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

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
