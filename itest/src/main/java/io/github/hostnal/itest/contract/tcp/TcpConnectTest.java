package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Tags;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting, well and badly. */
class TcpConnectTest extends TcpTest {

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  @Tag(Tags.TRAIT)
  void bothEndsKnowTheirAddresses(String host) {
    assumeUsable(host);
    TcpListener listener = listen(host);
    Ends ends = connected(listener);
    assertEquals(listener.localAddress(), ends.client().remoteAddress());
    assertEquals(ends.client().localAddress(), ends.server().remoteAddress());
    assertEquals(ends.server().localAddress(), ends.client().remoteAddress());
    assertEquals(Loopback.address(host), ends.client().localAddress().getAddress());
    assertNotEquals(0, ends.client().localAddress().getPort());
    assertTalk(ends.client(), ends.server());
  }

  @Test
  @Tag(Tags.TRAIT)
  void fromAGivenAddress() {
    assumeUsable("127.0.0.7");
    TcpListener listener = listen(Loopback.IPV4);
    InetSocketAddress from = Loopback.at("127.0.0.7", 0);
    TcpConnection client =
        own(Await.result(stack.tcp().connectFrom(from, listener.localAddress())));
    assertEquals(from.getAddress(), client.localAddress().getAddress());
    assertEquals(client.localAddress(), accept(listener).remoteAddress());
  }

  @Test
  @Tag(Tags.TRAIT)
  void fromAnAddressThatTheSystemPicks() {
    TcpListener listener = listen(Loopback.IPV4);
    TcpConnection client =
        own(
            Await.result(
                stack.tcp().connectFrom(Loopback.at("0.0.0.0", 0), listener.localAddress())));
    assertEquals(Loopback.address(Loopback.IPV4), client.localAddress().getAddress());
    assertTalk(client, accept(listener));
  }

  @Test
  @Tag(Tags.TRAIT)
  void fromAGivenPort() {
    TcpListener listener = listen(Loopback.IPV4);
    int port;
    try (TcpListener free = listen(Loopback.IPV4)) {
      port = free.localAddress().getPort();
    }
    InetSocketAddress from = Loopback.at("0.0.0.0", port);
    TcpConnection client =
        own(Await.result(stack.tcp().connectFrom(from, listener.localAddress())));
    assertEquals(port, client.localAddress().getPort());
    assertEquals(port, accept(listener).remoteAddress().getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {Loopback.IPV4, Loopback.IPV6})
  @Tag(Tags.ERRORS)
  void refused(String host) {
    assumeUsable(host);
    InetSocketAddress remote = closedPort(host);
    ConnectException failure = Await.failure(ConnectException.class, stack.tcp().connect(remote));
    String shown = host.contains(":") ? "[" + host + "]" : host;
    assertNames(failure, host + " -> " + shown + ":" + remote.getPort());
  }

  @Test
  @Tag(Tags.ERRORS)
  void refusedFromAGivenAddress() {
    assumeUsable("127.0.0.8");
    InetSocketAddress remote = closedPort(Loopback.IPV4);
    CompletableFuture<TcpConnection> refused =
        stack.tcp().connectFrom(Loopback.at("127.0.0.8", 0), remote);
    assertNames(
        Await.failure(ConnectException.class, refused),
        "127.0.0.8",
        "127.0.0.1:" + remote.getPort());
  }

  @Test
  @Tag(Tags.ERRORS)
  void fromAnAddressOfAnotherHost() {
    InetSocketAddress remote = listen(Loopback.IPV4).localAddress();
    CompletableFuture<TcpConnection> connect =
        stack.tcp().connectFrom(Loopback.at("198.51.100.99", 0), remote);
    assertNames(
        Await.failure(BindException.class, connect),
        "198.51.100.99",
        "127.0.0.1:" + remote.getPort());
  }

  @Test
  @Tag(Tags.ERRORS)
  void fromAPortThatIsTaken() {
    TcpListener listener = listen(Loopback.IPV4);
    CompletableFuture<TcpConnection> connect =
        stack.tcp().connectFrom(listen(Loopback.IPV4).localAddress(), listener.localAddress());
    assertNames(Await.failure(BindException.class, connect), listener.localAddress().getPort());
  }

  @Test
  @Tag(Tags.ERRORS)
  void badAddresses() {
    InetSocketAddress good = Loopback.at(Loopback.IPV4, 9);
    assertFails(UnresolvedAddressException.class, InetSocketAddress.createUnresolved("host", 9));
    assertFails(IllegalArgumentException.class, Loopback.at("0.0.0.0", 9));
    assertFails(IllegalArgumentException.class, Loopback.at("::", 9));
    assertFails(IllegalArgumentException.class, Loopback.at(Loopback.IPV4, 0));
    Await.failure(
        UnsupportedAddressTypeException.class,
        stack.tcp().connectFrom(Loopback.at(Loopback.IPV6, 0), good));
    Await.failure(
        UnresolvedAddressException.class,
        stack.tcp().connectFrom(InetSocketAddress.createUnresolved("host", 9), good));
    assertThrows(NullPointerException.class, () -> stack.tcp().connect(null));
    assertThrows(NullPointerException.class, () -> stack.tcp().connectFrom(null, good));
    assertThrows(NullPointerException.class, () -> stack.tcp().connectFrom(good, null));
  }

  private void assertFails(Class<? extends Exception> type, InetSocketAddress remote) {
    Exception failure = Await.failure(type, stack.tcp().connect(remote));
    assertNames(failure, remote.getPort());
  }

  @Test
  @Tag(Tags.CLOSE)
  void onAClosedStack() {
    InetSocketAddress remote = listen(Loopback.IPV4).localAddress();
    stack.close();
    Await.failure(ClosedChannelException.class, stack.tcp().connect(remote));
    Await.failure(
        ClosedChannelException.class, stack.tcp().connectFrom(Loopback.at("0.0.0.0", 0), remote));
    Await.failure(ClosedChannelException.class, stack.tcp().listen(remote));
  }

  @Test
  @Tag(Tags.TRAIT)
  void aThousandAtOnce() {
    TcpListener listener = listen(Loopback.IPV4);
    List<CompletableFuture<TcpConnection>> connects = new ArrayList<>();
    List<CompletableFuture<TcpConnection>> accepts = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      accepts.add(listener.accept());
      connects.add(stack.tcp().connect(listener.localAddress()));
    }
    List<TcpConnection> clients = connects.stream().map(Await::result).map(this::own).toList();
    List<TcpConnection> servers = accepts.stream().map(Await::result).map(this::own).toList();
    clients.forEach(client -> client.writeAll(number(client.localAddress().getPort())));
    for (TcpConnection server : servers) {
      ByteBuffer buffer = ByteBuffer.allocate(4);
      Await.result(server.readExact(buffer));
      assertEquals(server.remoteAddress().getPort(), buffer.getInt(0));
    }
    assertEquals(2001, stack.statistics().openSockets());
    clients.forEach(TcpConnection::close);
    servers.forEach(TcpTest::assertEnd);
  }

  private static ByteBuffer number(int number) {
    return ByteBuffer.allocate(4).putInt(0, number);
  }

  @Test
  @Tag(Tags.TRAIT)
  void tellsWhetherItIsOpen() {
    Ends ends = connected();
    assertTrue(ends.client().isOpen());
    ends.client().close();
    assertFalse(ends.client().isOpen());
    assertEquals(ends.server().remoteAddress(), ends.client().localAddress());
    assertNames(new Exception(ends.server().toString()), ends.server().localAddress().getPort());
  }

  private InetSocketAddress closedPort(String host) {
    try (TcpListener listener = listen(host)) {
      return listener.localAddress();
    }
  }
}
