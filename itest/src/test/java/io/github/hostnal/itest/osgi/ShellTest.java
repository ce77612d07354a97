package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The commands, in a real Gogo. */
class ShellTest {
  private static final String GOGO = "org.apache.felix.gogo.runtime";
  private static final String COMMANDS = "(osgi.command.scope=hostnal)";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void commandsAreThereWhileGogoIs(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      framework.run(API, SUPPORT, LINUX);
      assertEquals(0, commands(framework));

      Bundle gogo = framework.run(GOGO)[0];
      assertEquals(1, commands(framework));

      gogo.stop();
      assertEquals(0, commands(framework));
    }
  }

  private static int commands(TestFramework framework) throws Exception {
    ServiceReference<?>[] found = framework.context().getAllServiceReferences(null, COMMANDS);
    return found == null ? 0 : found.length;
  }

  @ParameterizedTest
  @EnumSource
  void infoTellsProviderAndCandidates(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      framework.run(GOGO, API, SUPPORT, LINUX);
      framework.install(FakeBundles.write(folder, FakeBundles.Foreign.class)).start();

      String info = execute(framework, "hostnal:info");

      assertContains(info, "provider      linux");
      assertContains(info, "linux, priority 100: supported");
      assertContains(info, "foreign, priority 1000: this system is not Plan 9");
      assertContains(info, "jffi 1.4.3 for ");
      assertContains(info, "RECEIVE_LOCAL_ADDRESS");
      assertContains(info, "0 sockets open; received 0 datagrams");
    }
  }

  @ParameterizedTest
  @EnumSource
  void socketsListsThoseOfAllStacks(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      framework.run(API, SUPPORT, LINUX, GOGO);
      assertContains(execute(framework, "hostnal:sockets"), "the shared stack (linux): 0 open");
      Bundle consumer =
          framework.install(
              TestBundle.of("consumer", HeldSockets.CLASSES)
                  .imports("io.github.hostnal")
                  .writeTo(folder));
      call(consumer, HeldSockets.Hold.class);

      String sockets = execute(framework, "hostnal:sockets");

      assertContains(sockets, "the shared stack (linux): 2 open");
      assertContains(sockets, "stack hostnal (linux): 2 open");
      assertContains(sockets, "  UDP socket 127.0.0.1:");
      assertContains(sockets, "  TCP listener 127.0.0.1:");
    }
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), text);
  }

  /** Has Gogo run a command, and returns what it prints. */
  private static String execute(TestFramework framework, String command) throws Exception {
    TestService gogo =
        TestService.only(framework, "org.apache.felix.service.command.CommandProcessor");
    Object processor = gogo.service();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Object session =
        processor
            .getClass()
            .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
            .invoke(processor, InputStream.nullInputStream(), out, out);
    Object result =
        session.getClass().getMethod("execute", CharSequence.class).invoke(session, command);
    return result + out.toString(UTF_8);
  }
}
