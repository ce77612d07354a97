package io.github.hostnal.itest.osgi;

import static io.github.hostnal.itest.osgi.TestFramework.API;
import static io.github.hostnal.itest.osgi.TestFramework.LINUX;
import static io.github.hostnal.itest.osgi.TestFramework.SUPPORT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.itest.osgi.example.EchoActivator;
import io.github.hostnal.itest.osgi.example.EchoComponent;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** The consumers of the documentation. */
class ExampleTest {
  private static final Path SOURCES = Path.of("src", "test", "java");
  private static final Path PAGE = Path.of("..", "docs", "osgi.md");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(classes = {EchoActivator.class, EchoComponent.class})
  void thePageQuotesIt(Class<?> example) throws Exception {
    String source =
        Files.readString(SOURCES.resolve(example.getName().replace('.', '/') + ".java"));
    String quoted = source.substring(source.indexOf("\n\n/**") + 2);
    String code = quoted.substring(quoted.indexOf('\n') + 1);

    assertTrue(Files.readString(PAGE).contains(code), () -> "not in " + PAGE + ":\n" + code);
  }

  @ParameterizedTest
  @EnumSource
  void theActivatorEchoesWhileThereIsAStack(TestFramework.Kind kind) throws Exception {
    int port = freePort();
    try (TestFramework framework =
            TestFramework.start(kind, Map.of("echo.port", String.valueOf(port)));
        DatagramSocket client = new DatagramSocket()) {
      client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(TestFramework.SECONDS));
      client.connect(InetAddress.getLoopbackAddress(), port);
      framework.run(API);
      Bundle echo = framework.install(example());
      echo.start();
      framework.install(SUPPORT);
      Bundle linux = framework.run(LINUX)[0];
      assertEchoes(client);

      linux.stop();
      assertThrows(PortUnreachableException.class, () -> assertEchoes(client));

      linux.start();
      assertEchoes(client);
      assertEquals(Bundle.ACTIVE, echo.getState());
    }
  }

  private Path example() throws Exception {
    Class<?> tracker = Class.forName(EchoActivator.class.getName() + "$1");
    return TestBundle.of("echo", EchoActivator.class, tracker)
        .imports("io.github.hostnal", "org.osgi.framework", "org.osgi.util.tracker")
        .activator(EchoActivator.class)
        .writeTo(folder);
  }

  private static int freePort() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private static void assertEchoes(DatagramSocket client) throws Exception {
    byte[] data = {1, 2, 3};
    client.send(new DatagramPacket(data, data.length));
    DatagramPacket answer = new DatagramPacket(new byte[3], 3);
    client.receive(answer);
    assertArrayEquals(data, answer.getData());
  }
}
