package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static io.github.hostnal.itest.osgi.TestFramework.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

/** Where jffi's library comes from, which each class loader loads on its own. */
class NativeLibraryTest {
  private static final String EXTRACT_DIR = "jffi.extract.dir";
  private static final String EXTRACT_NAME = "jffi.extract.name";
  private static final String LIBRARY_PATH = "jffi.boot.library.path";

  @TempDir private Path folder;

  private TestFramework start(TestFramework.Kind kind, Map<String, String> properties)
      throws Exception {
    TestFramework framework = TestFramework.start(kind, properties);
    framework.run(API, SUPPORT, LINUX);
    return framework;
  }

  private String now(TestFramework framework) throws Exception {
    return call(consumer(framework), HeldSockets.Now.class);
  }

  private Bundle consumer(TestFramework framework) throws Exception {
    return framework.install(
        TestBundle.of("consumer", EchoTask.class, HeldSockets.Now.class)
            .imports("io.github.hostnal")
            .writeTo(folder));
  }

  @ParameterizedTest
  @EnumSource
  void twoFrameworksWorkSideBySide(TestFramework.Kind kind) throws Exception {
    try (TestFramework first = start(kind, Map.of());
        TestFramework second = start(kind, Map.of())) {
      assertEquals("hello over linux", call(consumer(first), EchoTask.class));
      assertEquals("hello over linux", call(consumer(second), EchoTask.class));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsForOneFrameworkOnly(TestFramework.Kind kind) throws Exception {
    Map<String, String> fixed =
        Map.of(
            EXTRACT_DIR,
            Files.createDirectories(folder.resolve(kind.name())).toString(),
            EXTRACT_NAME,
            "one");
    try (TestFramework first = start(kind, fixed);
        TestFramework second = start(kind, fixed)) {
      assertEquals("linux", now(first));
      String reason = now(second);
      assertTrue(reason.contains("is loaded by another class loader of this JVM"), reason);
      assertTrue(reason.contains("without " + LIBRARY_PATH), reason);
    }
    assertNull(System.getProperty(EXTRACT_DIR));
    assertNull(System.getProperty(EXTRACT_NAME));
  }

  @ParameterizedTest
  @EnumSource
  void aFolderThatCannotBeWrittenIsTold(TestFramework.Kind kind) throws Exception {
    Path file = Files.createFile(folder.resolve("no-folder"));
    try (TestFramework framework = start(kind, Map.of(EXTRACT_DIR, file.toString()))) {
      assertNamesTheProperties(now(framework));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFolderWithoutExecutionIsTold(TestFramework.Kind kind) throws Exception {
    Path noexec = Files.createDirectories(folder.resolve("noexec"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", noexec.toString()),
        "only root may mount a folder without execution");
    try (TestFramework framework = start(kind, Map.of(EXTRACT_DIR, noexec.toString()))) {
      assertNamesTheProperties(now(framework));
    } finally {
      assertTrue(run("umount", "-l", noexec.toString()));
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    return process.waitFor() == 0;
  }

  private static void assertNamesTheProperties(String reason) {
    assertTrue(reason.startsWith("java.nio.file.ProviderNotFoundException"), reason);
    assertTrue(reason.contains("-D" + EXTRACT_DIR + "=DIR"), reason);
    assertTrue(reason.contains("-D" + LIBRARY_PATH + "=DIR"), reason);
    assertTrue(reason.contains("read-only or noexec"), reason);
  }
}
