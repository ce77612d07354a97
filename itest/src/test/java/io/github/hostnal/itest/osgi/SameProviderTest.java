package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Two versions of one provider at the same time. */
class SameProviderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void oneWinsAndTheOtherStandsIn(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      Bundle first = framework.run(API, SUPPORT, LINUX)[2];
      Bundle second = framework.install(otherVersion());
      second.start();
      Bundle consumer =
          framework.install(
              TestBundle.of("consumer", HeldSockets.CLASSES)
                  .imports("io.github.hostnal")
                  .writeTo(folder));

      call(consumer, HeldSockets.Hold.class);
      assertEquals(
          2, TestService.all(framework, "io.github.hostnal.spi.NetworkStackProvider").size());
      TestService.only(framework, "io.github.hostnal.NetworkStack");

      second.stop();
      assertEquals(
          List.of("pending", "pending", "pending", "pending"),
          call(consumer, HeldSockets.Failures.class));

      second.start();
      first.stop();
      assertEquals("shared false linux", call(consumer, HeldSockets.Use.class).get(0));
      assertEquals("linux", call(consumer, HeldSockets.Hold.class));
      TestService.only(framework, "io.github.hostnal.NetworkStack");
    }
  }

  private Path otherVersion() throws Exception {
    Path copy = folder.resolve("linux.jar");
    try (JarInputStream in = new JarInputStream(Files.newInputStream(TestFramework.jar(LINUX)))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, "0.1.1");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    return copy;
  }
}
