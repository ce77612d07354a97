package io.github.hostnal.itest.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** A framework in which something is wrong ends with an error that says what. */
@Timeout(120)
class FrameworkMainIT {
  private static final String FELIX = "org.apache.felix.framework.jar";
  private static final String EQUINOX = "org.eclipse.osgi.jar";

  @TempDir private Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  /** The activator of a bundle that never starts. */
  public static final class Hanging implements BundleActivator {

    /** For the framework. */
    public Hanging() {}

    @Override
    public void start(BundleContext context) throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Override
    public void stop(BundleContext context) {}
  }

  private EnvironmentResult run(String framework, Path bundle)
      throws IOException, InterruptedException {
    String jar = Path.of(System.getProperty("hostnal.itest.frameworks"), framework).toString();
    String classes =
        Path.of(FrameworkMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    Environment environment =
        new Environment(
            "trial",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + File.pathSeparator + jar,
                FrameworkMain.class.getName(),
                folder.resolve("storage").toString(),
                bundle.toString(),
                folder.resolve("trial").toString(),
                "contract"));
    Limits limits = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60));
    try (PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8)) {
      return new EnvironmentProcess(environment, limits).run(folder.resolve("trial"), out);
    }
  }

  private void assertShown(String part) {
    String text = shown.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains(part), text);
  }

  /** Writes a bundle with one more header, and with the class of the activator. */
  private Path bundle(String header, String value) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "the.bad.one");
    headers.putValue(Constants.IMPORT_PACKAGE, "org.osgi.framework");
    headers.putValue(header, value);
    Path jar = folder.resolve("bad.jar");
    String path = Hanging.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream in = Hanging.class.getClassLoader().getResourceAsStream(path)) {
      entries.putNextEntry(new ZipEntry(path));
      in.transferTo(entries);
    }
    return jar;
  }

  @ParameterizedTest
  @ValueSource(strings = {FELIX, EQUINOX})
  void aBundleThatDoesNotResolve(String framework) throws Exception {
    EnvironmentResult result =
        run(framework, bundle(Constants.IMPORT_PACKAGE, "org.osgi.framework,no.such.thing"));
    assertEquals("ended with status 2", result.problem());
    assertShown("the.bad.one");
    assertShown("no.such.thing");
    assertEquals(
        List.of("trial: ended with status 2", "trial: reported no contract test"),
        EnvironmentCheck.problems(List.of(result)));
  }

  @ParameterizedTest
  @ValueSource(strings = {FELIX, EQUINOX})
  void aBundleThatHangs(String framework) throws Exception {
    EnvironmentResult result =
        run(framework, bundle(Constants.BUNDLE_ACTIVATOR, Hanging.class.getName()));
    assertEquals("hung: it printed nothing for 10 s", result.problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {FELIX, EQUINOX})
  void noSuite(String framework) throws Exception {
    EnvironmentResult result = run(framework, bundle("Nothing", "special"));
    assertEquals("ended with status 2", result.problem());
    assertShown("no bundle io.github.hostnal.itest.framework");
  }

  @Test
  void noFramework() throws Exception {
    EnvironmentResult result = run("none.jar", folder);
    assertEquals("ended with status 2", result.problem());
    assertShown("there is no OSGi framework on the class path");
  }
}
