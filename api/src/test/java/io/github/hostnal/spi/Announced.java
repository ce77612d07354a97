package io.github.hostnal.spi;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Providers that the context class loader finds in {@code META-INF/services} during a test. */
final class Announced implements AfterEachCallback {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  /** Announces providers by the names of their classes, in a new folder, beside earlier ones. */
  void add(Path folder, String... classes) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(NetworkStackProvider.class.getName()), List.of(classes));
    URL[] path = {folder.toUri().toURL()};
    Thread thread = Thread.currentThread();
    thread.setContextClassLoader(new URLClassLoader(path, thread.getContextClassLoader()));
  }

  void add(Path folder, Class<?>... classes) throws IOException {
    add(folder, Stream.of(classes).map(Class::getName).toArray(String[]::new));
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(before);
    while (loader != before && loader instanceof URLClassLoader added) {
      added.close();
      loader = added.getParent();
    }
  }
}
