package io.github.hostnal.itest.framework;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import io.github.hostnal.itest.EnvironmentRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/** Runs suites in a framework: those of the suite's bundle, and the one of this bundle. */
public final class FrameworkRun {
  private FrameworkRun() {}

  /**
   * Runs suites.
   *
   * @param args the folder for the reports, and the suites
   * @return 0 if no test failed, 1 otherwise
   */
  public static int run(String... args) throws ClassNotFoundException {
    List<DiscoverySelector> tests = new ArrayList<>();
    for (Class<?> type : List.of(EnvironmentRun.class, FrameworkRun.class)) {
      tests.addAll(testsIn(FrameworkUtil.getBundle(type), type.getPackageName()));
    }
    // JUnit looks for what extends it with the thread's class loader, which knows no bundle.
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    List<String> suites = List.of(args).subList(1, args.length);
    EnvironmentRun run = new EnvironmentRun(Path.of(args[0]), suites);
    return run.run(launcher, tests, System.out, excludeTags("plain-java"));
  }

  private static List<DiscoverySelector> testsIn(Bundle bundle, String base)
      throws ClassNotFoundException {
    List<DiscoverySelector> tests = new ArrayList<>();
    int all = BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE;
    String folder = base.replace('.', '/');
    for (String path : bundle.adapt(BundleWiring.class).listResources(folder, "*Test.class", all)) {
      tests.add(selectClass(bundle.loadClass(path.replace(".class", "").replace('/', '.'))));
    }
    return tests;
  }
}
