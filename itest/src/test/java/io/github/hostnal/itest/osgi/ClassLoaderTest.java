package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What is uninstalled leaves nothing behind. */
class ClassLoaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theProviderGoesWhileTheOthersStay(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      Bundle linux = framework.run(API, SUPPORT, LINUX)[2];
      echo(framework);
      assertCollected(framework, linux);
    }
  }

  private void echo(TestFramework framework) throws Exception {
    Bundle consumer =
        framework.install(
            TestBundle.of("consumer", EchoTask.class).imports("io.github.hostnal").writeTo(folder));
    assertEquals("hello over linux", call(consumer, EchoTask.class));
  }

  private static void assertCollected(TestFramework framework, Bundle... bundles) throws Exception {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    WeakReference<ClassLoader> last = watch(bundles[bundles.length - 1], collected);
    for (Bundle bundle : bundles) {
      bundle.stop();
      bundle.uninstall();
    }
    framework.refresh();
    assertEquals(last, awaitOne(collected));
  }

  private static WeakReference<ClassLoader> watch(
      Bundle bundle, ReferenceQueue<ClassLoader> collected) {
    return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader(), collected);
  }

  private static Object awaitOne(ReferenceQueue<ClassLoader> collected)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TestFramework.SECONDS);
    Object found = null;
    while (found == null && System.nanoTime() < end) {
      System.gc();
      found = collected.remove(100);
    }
    return found;
  }
}
