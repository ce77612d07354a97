package io.github.hostnal.itest.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** A framework in this JVM, which is asked to run the jars that the reactor has built. */
final class TestFramework implements AutoCloseable {
  static final String API = "hostnal-api";
  static final String SUPPORT = "hostnal-provider-support";
  static final String LINUX = "hostnal-provider-linux";

  private static final Path FOREIGN = Path.of(System.getProperty("hostnal.itest.foreign"));
  private static final Path BUNDLES = Path.of(System.getProperty("hostnal.itest.bundles"));
  static final long SECONDS = Long.getLong("hostnal.patience", 20);

  /** The frameworks there are. On one class path they would be in each other's way. */
  enum Kind {
    FELIX("org.apache.felix.framework"),
    EQUINOX("org.eclipse.osgi");

    private final String artifact;

    Kind(String artifact) {
      this.artifact = artifact;
    }

    private FrameworkFactory factory() throws IOException {
      URL[] jar = {FOREIGN.resolve(artifact + ".jar").toUri().toURL()};
      ClassLoader loader = new URLClassLoader(artifact, jar, new ApiOnly());
      return ServiceLoader.load(FrameworkFactory.class, loader).findFirst().orElseThrow();
    }
  }

  /** Shares the classes of OSGi, and no others, with the tests. */
  private static final class ApiOnly extends ClassLoader {
    ApiOnly() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.osgi.")) {
        return TestFramework.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  private final Framework framework;
  private final Path storage;

  private TestFramework(Framework framework, Path storage) {
    this.framework = framework;
    this.storage = storage;
  }

  static TestFramework start(Kind kind) throws Exception {
    return start(kind, Map.of());
  }

  /** Starts a framework with properties of its own, and without any bundle. */
  static TestFramework start(Kind kind, Map<String, String> properties) throws Exception {
    Path storage = Files.createTempDirectory("framework");
    Map<String, String> configuration = new HashMap<>(properties);
    configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    Framework framework = kind.factory().newFramework(configuration);
    framework.start();
    return new TestFramework(framework, storage);
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Installs jars by the names of their artifacts. */
  Bundle[] install(String... artifacts) throws Exception {
    Bundle[] bundles = new Bundle[artifacts.length];
    for (int i = 0; i < artifacts.length; i++) {
      bundles[i] = install(jar(artifacts[i]));
    }
    return bundles;
  }

  Bundle install(Path jar) throws Exception {
    try (InputStream in = Files.newInputStream(jar)) {
      return context().installBundle(jar.toUri().toString(), in);
    }
  }

  /** Installs jars by the names of their artifacts and starts them, in this order. */
  Bundle[] run(String... artifacts) throws Exception {
    Bundle[] bundles = install(artifacts);
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    return bundles;
  }

  /** Returns a jar of the reactor, or of others. */
  static Path jar(String artifact) {
    Path built = BUNDLES.resolve(artifact + ".jar");
    return Files.exists(built) ? built : FOREIGN.resolve(artifact + ".jar");
  }

  /** Has a bundle run its own edition of a class. */
  static <T> T call(Bundle bundle, Class<? extends Callable<T>> type) throws Exception {
    @SuppressWarnings("unchecked") // of the same name and the same source
    Callable<T> task =
        (Callable<T>) bundle.loadClass(type.getName()).getConstructor().newInstance();
    return task.call();
  }

  /** Refreshes bundles, or all that need it, and waits for that. */
  void refresh(Bundle... bundles) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    framework
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            bundles.length == 0 ? null : List.of(bundles),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
              }
            });
    if (!done.await(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not refreshed in " + SECONDS + " s");
    }
  }

  /** Stops the framework. */
  void stop() {
    try {
      framework.stop();
      FrameworkEvent event = framework.waitForStop(TimeUnit.SECONDS.toMillis(SECONDS));
      if (event.getType() != FrameworkEvent.STOPPED) {
        throw new IllegalStateException("the framework did not stop: event " + event.getType());
      }
    } catch (BundleException | InterruptedException e) {
      throw new IllegalStateException("the framework did not stop", e);
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> files = Files.walk(storage)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
