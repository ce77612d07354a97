package io.github.hostnal.itest.environments;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Starts the OSGi framework that is on the class path with nothing but the bundles of some folders,
 * and runs suites in there.
 */
public final class FrameworkMain {
  /** In this bundle there is the class that runs suites. */
  private static final String BUNDLE = "io.github.hostnal.itest.framework";

  private static final long SECONDS_TO_STOP = 30;

  private final Framework framework;

  private FrameworkMain(Path storage) {
    Map<String, String> configuration =
        Map.of(
            Constants.FRAMEWORK_STORAGE,
            storage.toString(),
            Constants.FRAMEWORK_STORAGE_CLEAN,
            Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    FrameworkFactory factory =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("there is no OSGi framework on the class path"));
    framework = factory.newFramework(configuration);
  }

  /**
   * Exits with 0 if no test failed, 1 if one did, 2 if the framework or a bundle does not start.
   *
   * @param args the folder of the framework's storage; bundles and folders of bundles, separated as
   *     on a class path; then what the suites' runner takes
   */
  public static void main(String[] args) {
    int status = 2;
    try {
      FrameworkMain main = new FrameworkMain(Path.of(args[0]));
      main.startAll(args[1]);
      status = main.runSuites(List.of(args).subList(2, args.length).toArray(String[]::new));
      main.stop();
    } catch (Throwable thrown) {
      thrown.printStackTrace(System.out);
      status = 2;
    }
    System.exit(status);
  }

  private void startAll(String places) throws IOException, BundleException {
    framework.start();
    List<Bundle> installed = new ArrayList<>();
    for (String place : places.split(File.pathSeparator, -1)) {
      for (Path jar : jarsAt(Path.of(place))) {
        installed.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
      }
    }
    for (Bundle bundle : installed) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        start(bundle);
      }
    }
  }

  private static List<Path> jarsAt(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.sorted().toList();
    }
  }

  private static void start(Bundle bundle) throws BundleException {
    try {
      bundle.start();
    } catch (BundleException e) {
      throw new BundleException(bundle + " does not start: " + e.getMessage(), e);
    }
  }

  private int runSuites(String[] args) throws Exception {
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      if (BUNDLE.equals(bundle.getSymbolicName())) {
        Class<?> runner = bundle.loadClass(BUNDLE + ".FrameworkRun");
        Method run = runner.getMethod("run", String[].class);
        return (int) run.invoke(null, (Object) args);
      }
    }
    throw new IllegalStateException("no bundle " + BUNDLE);
  }

  private void stop() throws Exception {
    framework.stop();
    FrameworkEvent event = framework.waitForStop(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
    if (event.getType() != FrameworkEvent.STOPPED) {
      throw new IllegalStateException("the framework does not stop: " + event.getType());
    }
  }
}
