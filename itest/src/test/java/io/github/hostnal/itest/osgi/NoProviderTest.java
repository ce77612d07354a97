package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

class NoProviderTest {
  @TempDir private Path folder;
  private TestFramework framework;

  private String now() throws Exception {
    Bundle consumer =
        framework.install(
            TestBundle.of("consumer", HeldSockets.CLASSES)
                .imports("io.github.hostnal")
                .writeTo(folder));
    return call(consumer, HeldSockets.Now.class);
  }

  private void assertNothingPublished() throws Exception {
    assertEquals(List.of(), TestService.all(framework, "io.github.hostnal.NetworkStack"));
    assertEquals(
        List.of(), TestService.all(framework, "io.github.hostnal.spi.NetworkStackProvider"));
  }

  @AfterEach
  void stopTheFramework() throws Exception {
    framework.close();
  }

  @ParameterizedTest
  @EnumSource
  void noProviderBundle(TestFramework.Kind kind) throws Exception {
    framework = TestFramework.start(kind);
    framework.run(API);

    assertNothingPublished();
    String message = now();
    assertTrue(message.contains("is a bundle of hostnal-provider-"), message);
  }

  @ParameterizedTest
  @EnumSource
  void theApiIsNotStarted(TestFramework.Kind kind) throws Exception {
    framework = TestFramework.start(kind);
    framework.install(API);

    String message = now();
    assertTrue(message.contains("the bundle io.github.hostnal is not started"), message);
  }

  @ParameterizedTest
  @EnumSource
  void onlyProvidersThatDoNotFit(TestFramework.Kind kind) throws Exception {
    framework = TestFramework.start(kind);
    framework.run(API);
    framework.install(SUPPORT);
    framework.install(FakeBundles.write(folder, FakeBundles.Foreign.class)).start();
    framework.install(FakeBundles.write(folder, FakeBundles.Broken.class)).start();

    assertNothingPublished();
    String message = now();
    assertTrue(message.contains("foreign: this system is not Plan 9"), message);
    assertTrue(message.contains("Broken: it is broken: "), message);
    assertTrue(message.contains("the constructor threw"), message);
  }

  @ParameterizedTest
  @EnumSource
  void aFrameworkPropertyForcesAProvider(TestFramework.Kind kind) throws Exception {
    framework = TestFramework.start(kind, Map.of("hostnal.provider", "worse"));
    framework.run(API, SUPPORT, LINUX);
    assertEquals(List.of(), TestService.all(framework, "io.github.hostnal.NetworkStack"));
    String message = now();
    assertTrue(message.contains("named \"worse\""), message);
    assertTrue(message.contains("linux: supported"), message);

    framework.install(FakeBundles.write(folder, FakeBundles.Worse.class)).start();

    TestService stack = TestService.only(framework, "io.github.hostnal.NetworkStack");
    assertEquals("worse", stack.property("hostnal.provider"));
  }
}
