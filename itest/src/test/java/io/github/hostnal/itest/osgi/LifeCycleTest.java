package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.support.osgi.ProviderActivator;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

class LifeCycleTest {
  private static final List<String> ALL_CLOSED =
      Collections.nCopies(4, "AsynchronousCloseException");

  @TempDir private Path folder;
  private TestFramework framework;
  private Bundle api;
  private Bundle support;
  private Bundle linux;
  private Bundle consumer;

  private void start(TestFramework.Kind kind) throws Exception {
    framework = TestFramework.start(kind);
    Bundle[] bundles = framework.run(API, SUPPORT, LINUX);
    api = bundles[0];
    support = bundles[1];
    linux = bundles[2];
    consumer = framework.install(consumer());
  }

  private Path consumer() throws Exception {
    return TestBundle.of("consumer", HeldSockets.CLASSES)
        .imports("io.github.hostnal")
        .writeTo(folder);
  }

  private Bundle run(Class<? extends ProviderActivator> fake) throws Exception {
    Bundle bundle = framework.install(FakeBundles.write(folder, fake));
    bundle.start();
    return bundle;
  }

  @AfterEach
  void stopTheFramework() throws Exception {
    if (framework != null) {
      framework.close();
    }
    assertEquals(List.of(), stackThreads());
  }

  private static List<String> stackThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("hostnal-"))
        .toList();
  }

  private String now() throws Exception {
    return call(consumer, HeldSockets.Now.class);
  }

  @ParameterizedTest
  @EnumSource
  void publishesTheStackWithItsProperties(TestFramework.Kind kind) throws Exception {
    start(kind);

    TestService stack = TestService.only(framework, "io.github.hostnal.NetworkStack");
    TestService provider =
        TestService.only(framework, "io.github.hostnal.spi.NetworkStackProvider");

    assertEquals(api, stack.bundle());
    assertEquals("linux", stack.property("hostnal.provider"));
    assertEquals("Linux", stack.property("osgi.native.osname"));
    List<Object> capabilities = List.of((Object[]) stack.property("hostnal.capabilities"));
    assertTrue(capabilities.contains("RECEIVE_LOCAL_ADDRESS"), capabilities.toString());
    assertEquals(linux, provider.bundle());
    assertEquals("linux", provider.property("hostnal.provider"));
    assertEquals("Linux", provider.property("osgi.native.osname"));
    assertEquals(100, provider.property("service.ranking"));
  }

  @ParameterizedTest
  @EnumSource
  void aStopFailsWhatIsPendingAndEndsTheThreads(TestFramework.Kind kind) throws Exception {
    start(kind);
    assertEquals("linux", call(consumer, HeldSockets.Hold.class));
    assertFalse(stackThreads().isEmpty());

    linux.stop();

    assertEquals(List.of(), stackThreads());
    assertEquals(ALL_CLOSED, call(consumer, HeldSockets.Failures.class));
    List<String> use = call(consumer, HeldSockets.Use.class);
    assertEquals(List.of("shared false linux", "own false", "socket false"), use.subList(0, 3));
    assertEquals(
        "java.lang.IllegalStateException: the shared stack (linux) is closed, as its provider has"
            + " gone; NetworkStack.system() returns that of the next one",
        use.get(3));
    assertEquals(List.of("ClosedChannelException", "ClosedChannelException"), use.subList(4, 6));
    assertTrue(now().startsWith("java.nio.file.ProviderNotFoundException"), now());
    assertEquals(List.of(), TestService.all(framework, "io.github.hostnal.NetworkStack"));
  }

  @ParameterizedTest
  @EnumSource
  void theProviderComesBack(TestFramework.Kind kind) throws Exception {
    start(kind);
    call(consumer, HeldSockets.Hold.class);
    linux.stop();
    linux.start();

    assertEquals("linux", now());
    TestService.only(framework, "io.github.hostnal.NetworkStack");
    assertEquals("linux", call(consumer, HeldSockets.Hold.class));
  }

  @ParameterizedTest
  @EnumSource
  void aBetterProviderReplacesTheStackAndKeepsTheOldSockets(TestFramework.Kind kind)
      throws Exception {
    start(kind);
    call(consumer, HeldSockets.Hold.class);

    Bundle better = run(FakeBundles.Better.class);

    assertEquals("better", now());
    assertEquals("better", stackProperty());
    assertEquals(
        List.of("pending", "pending", "pending", "pending"),
        call(consumer, HeldSockets.Failures.class));
    assertEquals("shared true linux", call(consumer, HeldSockets.Use.class).get(0));

    better.stop();

    assertEquals("linux", now());
    assertEquals("linux", stackProperty());
    assertEquals("shared true linux", call(consumer, HeldSockets.Use.class).get(0));
  }

  private Object stackProperty() throws Exception {
    return TestService.only(framework, "io.github.hostnal.NetworkStack")
        .property("hostnal.provider");
  }

  @ParameterizedTest
  @EnumSource
  void aWorseProviderTakesOverWhenTheBestGoes(TestFramework.Kind kind) throws Exception {
    start(kind);
    run(FakeBundles.Worse.class);
    assertEquals("linux", now());

    linux.uninstall();

    assertEquals("worse", now());
    assertEquals("worse", stackProperty());
  }

  @ParameterizedTest
  @EnumSource
  void theApiStopsAndStarts(TestFramework.Kind kind) throws Exception {
    start(kind);
    call(consumer, HeldSockets.Hold.class);

    api.stop();

    assertEquals(List.of(), stackThreads());
    assertTrue(now().contains("the bundle io.github.hostnal is not started"), now());

    api.start();

    assertEquals("linux", now());
    assertEquals("linux", stackProperty());
  }

  @ParameterizedTest
  @EnumSource
  void anyOrderOfStartsWillDo(TestFramework.Kind kind) throws Exception {
    start(kind);
    List<List<Bundle>> orders =
        List.of(
            List.of(api, linux, support),
            List.of(linux, api, support),
            List.of(support, linux, api),
            List.of(linux, support, api));
    for (List<Bundle> order : orders) {
      for (Bundle bundle : List.of(api, support, linux)) {
        bundle.stop();
      }
      assertEquals(List.of(), stackThreads());
      for (Bundle bundle : order) {
        bundle.start();
      }
      assertEquals("linux", now(), order.toString());
      assertEquals("linux", stackProperty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void updateAndRefresh(TestFramework.Kind kind) throws Exception {
    start(kind);
    for (Bundle bundle : List.of(linux, support, api)) {
      call(consumer, HeldSockets.Hold.class);
      bundle.update();
      framework.refresh();
      assertEquals(Bundle.ACTIVE, linux.getState());
      assertEquals("linux", now(), bundle.toString());
      assertEquals("linux", stackProperty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aShutdownClosesTheSockets(TestFramework.Kind kind) throws Exception {
    start(kind);
    call(consumer, HeldSockets.Hold.class);
    Class<?> failures = consumer.loadClass(HeldSockets.Failures.class.getName());

    framework.stop();

    Object task = failures.getConstructor().newInstance();
    assertEquals(ALL_CLOSED, failures.getMethod("call").invoke(task));
    assertEquals(List.of(), stackThreads());
  }
}
