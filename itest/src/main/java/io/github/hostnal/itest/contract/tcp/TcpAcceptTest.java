package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.StackOptions;
import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Tags;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listening and accepting, well and badly. */
class TcpAcceptTest extends TcpTest {
  private static final int LIMIT = 20;

  @Override
  protected StackOptions options() {
    return super.options().pendingLimit(LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "0.0.0.0", "::1", "::"})
  @Tag(Tags.TRAIT)
  void onAnyAddress(String host) {
    assumeUsable(host);
    TcpListener listener = listen(host);
    assertTrue(listener.isOpen());
    assertEquals(Loopback.address(host), listener.localAddress().getAddress());
    assertNotEquals(0, listener.localAddress().getPort());
    String reach =
        !Loopback.address(host).isAnyLocalAddress()
            ? host
            : host.contains(":") ? Loopback.IPV6 : Loopback.IPV4;
    TcpConnection client =
        own(Await.result(stack.tcp().connect(Loopback.at(reach, listener.localAddress()))));
    TcpConnection server = accept(listener);
    assertEquals(Loopback.address(reach), server.localAddress().getAddress());
    assertTalk(client, server);
  }

  @Test
  @Tag(Tags.TRAIT)
  void theIpv6WildcardTakesNoIpv4() {
    assumeUsable(Loopback.IPV6);
    TcpListener listener = listen("::");
    CompletableFuture<TcpConnection> accept = listener.accept();
    Throwable refused =
        Await.result(
            stack
                .tcp()
                .connect(Loopback.at(Loopback.IPV4, listener.localAddress()))
                .thenCompose(client -> own(client).read(ByteBuffer.allocate(1)))
                .handle((count, failure) -> failure));
    assertTrue(
        refused instanceof IOException || refused.getCause() instanceof IOException,
        () -> String.valueOf(refused));
    assertFalse(accept.isDone());
    TcpConnection client =
        own(Await.result(stack.tcp().connect(Loopback.at(Loopback.IPV6, listener.localAddress()))));
    assertTalk(client, own(Await.result(accept)));
  }

  @Test
  @Tag(Tags.ORDER)
  void inTheOrderOfTheCalls() {
    TcpListener listener = listen(Loopback.IPV4);
    List<CompletableFuture<TcpConnection>> accepts = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      accepts.add(listener.accept());
    }
    for (CompletableFuture<TcpConnection> accept : accepts) {
      TcpConnection client = connect(listener);
      assertEquals(client.localAddress(), own(Await.result(accept)).remoteAddress());
    }
    List<TcpConnection> clients = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      clients.add(connect(listener));
    }
    for (TcpConnection client : clients) {
      assertEquals(client.localAddress(), accept(listener).remoteAddress());
    }
  }

  @Test
  @Tag(Tags.MEMORY)
  void noMoreThanTheLimit() {
    TcpListener listener = listen(Loopback.IPV4);
    List<CompletableFuture<TcpConnection>> accepts = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      accepts.add(listener.accept());
    }
    assertNames(
        Await.failure(RejectedExecutionException.class, listener.accept()), LIMIT, "pendingLimit");
    assertTrue(accepts.get(LIMIT / 2).cancel(false));
    accepts.add(listener.accept());
    assertFalse(accepts.get(LIMIT).isDone());
    TcpConnection client = connect(listener);
    assertEquals(client.localAddress(), own(Await.result(accepts.get(0))).remoteAddress());
  }

  @Test
  @Tag(Tags.HOST_SECURITY)
  void aPortOfAnother() {
    TcpListener listener = listen(Loopback.IPV4);
    BindException failure =
        Await.failure(BindException.class, stack.tcp().listen(listener.localAddress()));
    assertNames(failure, "127.0.0.1:" + listener.localAddress().getPort());
    InetSocketAddress all = Loopback.at("0.0.0.0", listener.localAddress());
    Await.failure(BindException.class, stack.tcp().listen(all));
  }

  @Test
  @Tag(Tags.ERRORS)
  void badAddresses() {
    assertNames(
        Await.failure(BindException.class, stack.tcp().listen(Loopback.at("198.51.100.99", 0))),
        "198.51.100.99");
    Await.failure(
        UnresolvedAddressException.class,
        stack.tcp().listen(InetSocketAddress.createUnresolved("host", 9)));
    assertThrows(NullPointerException.class, () -> stack.tcp().listen(null));
    assertThrows(
        NullPointerException.class, () -> stack.tcp().listen(Loopback.at("0.0.0.0", 0), null));
  }

  @Test
  @Tag(Tags.CLOSE)
  void afterClosing() {
    TcpListener listener = listen(Loopback.IPV4);
    listener.close();
    listener.close();
    assertFalse(listener.isOpen());
    assertNames(
        Await.failure(ClosedChannelException.class, listener.accept()),
        listener.localAddress().getPort());
  }
}
