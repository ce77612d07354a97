package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.spi.NetworkStackProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** What others may have installed: SPI-Fly, and an ASM that is not the one inside. */
class ServiceLoaderTest {
  @TempDir private Path folder;

  /** Finds providers as a program outside of OSGi would. */
  public static final class Load implements Callable<List<String>> {
    @Override
    public List<String> call() {
      return ServiceLoader.load(NetworkStackProvider.class).stream()
          .map(found -> found.get().name())
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void worksWithSpiFlyAndGivesOneService(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      framework.install("asm", "asm-tree", "asm-analysis", "asm-commons", "asm-util");
      framework.run("org.apache.aries.spifly.dynamic.bundle");
      framework.run(API, SUPPORT, LINUX);
      Bundle consumer =
          framework.install(
              TestBundle.of("consumer", EchoTask.class, Load.class)
                  .imports("io.github.hostnal", "io.github.hostnal.spi")
                  .header(
                      Constants.REQUIRE_CAPABILITY,
                      "osgi.extender;filter:=\"(osgi.extender=osgi.serviceloader.processor)\","
                          + "osgi.serviceloader;filter:=\"(osgi.serviceloader="
                          + NetworkStackProvider.class.getName()
                          + ")\";cardinality:=multiple")
                  .writeTo(folder));
      consumer.start();

      assertEquals(List.of("linux"), call(consumer, Load.class));
      assertEquals("hello over linux", call(consumer, EchoTask.class));
      TestService.only(framework, NetworkStackProvider.class.getName());
    }
  }
}
