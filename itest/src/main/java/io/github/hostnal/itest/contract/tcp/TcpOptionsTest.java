package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.TcpSocketOptions;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Tags;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of connections and listeners. */
@Tag(Tags.NOTHING_IGNORED)
class TcpOptionsTest extends TcpTest {

  @Test
  void ofAConnection() {
    TcpConnection connection = connected().client();
    assertTrue(
        connection
            .supportedOptions()
            .containsAll(
                Set.of(
                    StandardSocketOptions.TCP_NODELAY,
                    StandardSocketOptions.SO_KEEPALIVE,
                    StandardSocketOptions.SO_LINGER,
                    StandardSocketOptions.SO_SNDBUF,
                    StandardSocketOptions.SO_RCVBUF,
                    StandardSocketOptions.SO_REUSEADDR,
                    StandardSocketOptions.IP_TOS)));
    assertSame(connection, connection.setOption(StandardSocketOptions.TCP_NODELAY, true));
    assertTrue(connection.getOption(StandardSocketOptions.TCP_NODELAY));
    connection.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    assertTrue(connection.getOption(StandardSocketOptions.SO_KEEPALIVE));
    connection.setOption(StandardSocketOptions.SO_LINGER, 3);
    assertEquals(3, connection.getOption(StandardSocketOptions.SO_LINGER));
    connection.setOption(StandardSocketOptions.SO_SNDBUF, 20_000);
    assertTrue(connection.getOption(StandardSocketOptions.SO_SNDBUF) >= 20_000);
    connection.setOption(StandardSocketOptions.SO_RCVBUF, 20_000);
    assertTrue(connection.getOption(StandardSocketOptions.SO_RCVBUF) >= 20_000);
    connection.setOption(StandardSocketOptions.IP_TOS, 0x10);
    assertEquals(0x10, connection.getOption(StandardSocketOptions.IP_TOS));
    connection.setOption(StandardSocketOptions.SO_LINGER, -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TCP_KEEPIDLE", "TCP_KEEPINTERVAL", "TCP_KEEPCOUNT"})
  @SuppressWarnings("unchecked") // all three are numbers
  void keepAliveTimes(String name) {
    TcpConnection connection = connected().client();
    SocketOption<?> found =
        connection.supportedOptions().stream()
            .filter(option -> option.name().equals(name))
            .findFirst()
            .orElseGet(() -> abort("connections do not have " + name + " here"));
    SocketOption<Integer> option = (SocketOption<Integer>) found;
    connection.setOption(option, 17);
    assertEquals(17, connection.getOption(option));
    TcpListener listener = listen(Loopback.IPV4, SocketOptions.of(option, 18));
    Ends ends = connected(listener);
    assertEquals(18, ends.server().getOption(option));
    TcpConnection with =
        own(
            Await.result(
                stack.tcp().with(SocketOptions.of(option, 19)).connect(listener.localAddress())));
    assertEquals(19, with.getOption(option));
  }

  @Test
  void ofAListener() {
    TcpListener listener = listen(Loopback.IPV4);
    assertTrue(listener.supportedOptions().contains(StandardSocketOptions.SO_RCVBUF));
    assertSame(listener, listener.setOption(StandardSocketOptions.SO_RCVBUF, 20_000));
    assertTrue(listener.getOption(StandardSocketOptions.SO_RCVBUF) >= 20_000);
  }

  @Test
  void givenBeforehand() {
    SocketOptions options =
        SocketOptions.of(StandardSocketOptions.TCP_NODELAY, true)
            .and(StandardSocketOptions.SO_KEEPALIVE, true)
            .and(StandardSocketOptions.SO_SNDBUF, 30_000);
    TcpListener listener = listen(Loopback.IPV4, options.and(TcpSocketOptions.BACKLOG, 10));
    TcpConnection client =
        own(Await.result(stack.tcp().with(options).connect(listener.localAddress())));
    for (TcpConnection end : new TcpConnection[] {client, accept(listener)}) {
      assertTrue(end.getOption(StandardSocketOptions.TCP_NODELAY));
      assertTrue(end.getOption(StandardSocketOptions.SO_KEEPALIVE));
      assertTrue(end.getOption(StandardSocketOptions.SO_SNDBUF) >= 30_000);
    }
    Ends plain = connected();
    assertFalse(plain.client().getOption(StandardSocketOptions.TCP_NODELAY));
    assertFalse(plain.server().getOption(StandardSocketOptions.TCP_NODELAY));
  }

  @Test
  @Tag(Tags.HOST_SECURITY)
  void noPortIsSharedUnlessAsked() {
    TcpListener listener = listen(Loopback.IPV4);
    assertFalse(listener.getOption(StandardSocketOptions.SO_REUSEADDR));
    assertFalse(connect(listener).getOption(StandardSocketOptions.SO_REUSEADDR));
    TcpListener asked =
        listen(Loopback.IPV4, SocketOptions.of(StandardSocketOptions.SO_REUSEADDR, true));
    assertTrue(asked.getOption(StandardSocketOptions.SO_REUSEADDR));
  }

  @Test
  void aPortIsSharedIfAsked() {
    TcpListener probe = listen(Loopback.IPV4);
    SocketOptions shared = SocketOptions.of(StandardSocketOptions.SO_REUSEPORT, true);
    if (!probe.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
      assertNames(
          assertThrows(UnsupportedOperationException.class, () -> stack.tcp().with(shared)),
          StandardSocketOptions.SO_REUSEPORT);
      return;
    }
    TcpListener first = listen(Loopback.IPV4, shared);
    TcpListener second = own(Await.result(stack.tcp().listen(first.localAddress(), shared)));
    assertEquals(first.localAddress(), second.localAddress());
  }

  @Test
  void theBacklogIsForListening() {
    SocketOptions backlog = SocketOptions.of(TcpSocketOptions.BACKLOG, 5);
    TcpListener listener = listen(Loopback.IPV4, backlog);
    CompletableFuture<TcpConnection> connect =
        stack.tcp().with(backlog).connect(listener.localAddress());
    assertNames(Await.failure(UnsupportedOperationException.class, connect), "BACKLOG");
    assertThrows(
        UnsupportedOperationException.class, () -> listener.setOption(TcpSocketOptions.BACKLOG, 5));
    assertThrows(
        UnsupportedOperationException.class, () -> listener.getOption(TcpSocketOptions.BACKLOG));
  }

  @Test
  void unknownOnes() {
    TcpListener listener = listen(Loopback.IPV4);
    TcpConnection connection = connect(listener);
    SocketOption<Boolean> foreign = StandardSocketOptions.SO_BROADCAST;
    Class<UnsupportedOperationException> expected = UnsupportedOperationException.class;
    assertNames(assertThrows(expected, () -> connection.setOption(foreign, true)), "SO_BROADCAST");
    assertThrows(expected, () -> connection.getOption(foreign));
    assertThrows(expected, () -> listener.setOption(foreign, true));
    assertThrows(expected, () -> listener.getOption(foreign));
    assertThrows(expected, () -> stack.tcp().with(SocketOptions.of(foreign, true)));
    assertThrows(expected, () -> listener.setOption(StandardSocketOptions.TCP_NODELAY, true));
    assertThrows(
        expected,
        () -> stack.tcp().listen(listener.localAddress(), SocketOptions.of(foreign, true)));
  }

  @Test
  @Tag(Tags.ERRORS)
  void badValues() {
    TcpConnection connection = connected().client();
    SocketOption<Integer> buffer = StandardSocketOptions.SO_RCVBUF;
    Class<IllegalArgumentException> expected = IllegalArgumentException.class;
    assertNames(assertThrows(expected, () -> connection.setOption(buffer, -1)), "SO_RCVBUF", "-1");
    assertThrows(expected, () -> stack.tcp().with(SocketOptions.of(buffer, -1)));
    assertThrows(
        expected, () -> stack.tcp().with(SocketOptions.of(StandardSocketOptions.IP_TOS, 256)));
    assertNames(
        assertThrows(
            expected, () -> stack.tcp().with(SocketOptions.of(TcpSocketOptions.BACKLOG, 0))),
        "BACKLOG",
        "0");
    assertThrows(NullPointerException.class, () -> connection.setOption(buffer, null));
    assertThrows(NullPointerException.class, () -> connection.setOption(null, 1));
    assertThrows(NullPointerException.class, () -> connection.getOption(null));
    assertThrows(NullPointerException.class, () -> stack.tcp().with(null));
  }

  @Test
  @Tag(Tags.CLOSE)
  void afterClosing() {
    TcpListener listener = listen(Loopback.IPV4);
    TcpConnection connection = connect(listener);
    connection.close();
    listener.close();
    SocketOption<Integer> buffer = StandardSocketOptions.SO_RCVBUF;
    for (UncheckedIOException failure :
        new UncheckedIOException[] {
          assertThrows(UncheckedIOException.class, () -> connection.setOption(buffer, 9999)),
          assertThrows(UncheckedIOException.class, () -> connection.getOption(buffer)),
          assertThrows(UncheckedIOException.class, () -> listener.setOption(buffer, 9999)),
          assertThrows(UncheckedIOException.class, () -> listener.getOption(buffer))
        }) {
      assertTrue(failure.getCause() instanceof ClosedChannelException, failure::toString);
    }
  }
}
