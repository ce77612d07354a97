package io.github.hostnal.itest.contract.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.TcpConnection;
import io.github.hostnal.TcpListener;
import io.github.hostnal.itest.contract.Await;
import io.github.hostnal.itest.contract.Descriptors;
import io.github.hostnal.itest.contract.Loopback;
import io.github.hostnal.itest.contract.Payload;
import io.github.hostnal.itest.contract.Race;
import io.github.hostnal.itest.contract.Rounds;
import io.github.hostnal.itest.contract.Tags;
import io.github.hostnal.itest.contract.Withdrawal;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes while its operation is withdrawn is delivered once, here or there. */
@Tag(Tags.CANCELLATION)
@Tag(Tags.STRESS)
class TcpCancelRaceTest extends TcpTest {

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  @SuppressWarnings("UnnecessaryBoxedVariable") // told apart by identity
  void aRead(Withdrawal withdrawal) throws Exception {
    Ends ends = connected();
    Integer substitute = Integer.MAX_VALUE;
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.count(); round++) {
        int number = round;
        ByteBuffer buffer = ByteBuffer.allocateDirect(4);
        CompletableFuture<Integer> read = ends.server().read(buffer);
        race.run(
            () -> Await.result(ends.client().writeAll(Payload.number(number))),
            () -> withdrawal.from(read, substitute));
        Await.done(read);
        if (Withdrawal.withdrawn(read, substitute)) {
          assertEquals(0, buffer.position());
          Await.result(ends.server().readExact(buffer));
        }
        assertEquals(number, Payload.numberIn(buffer));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void anExactRead(Withdrawal withdrawal) throws Exception {
    Ends ends = connected();
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.count(); round++) {
        byte[] bytes = Payload.pattern(100 + round % 1000);
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        CompletableFuture<Void> read = ends.server().readExact(buffer);
        race.run(
            () -> {
              ByteBuffer data = ByteBuffer.wrap(bytes);
              Await.result(ends.client().writeAll(data.limit(50)));
              Await.result(ends.client().writeAll(data.limit(bytes.length)));
            },
            () -> withdrawal.from(read, null));
        Await.done(read);
        Await.result(ends.server().readExact(buffer));
        assertContent(bytes, buffer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void anAccept(Withdrawal withdrawal) throws Exception {
    TcpListener listener = listen(Loopback.IPV4);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.count(); round++) {
        CompletableFuture<TcpConnection> accept = listener.accept();
        AtomicReference<TcpConnection> client = new AtomicReference<>();
        race.run(
            () -> client.set(Await.result(stack.tcp().connect(listener.localAddress()))),
            () -> withdrawal.from(accept, null));
        Await.done(accept);
        TcpConnection server =
            Withdrawal.withdrawn(accept, null) ? Await.result(listener.accept()) : accept.join();
        assertEquals(client.get().localAddress(), server.remoteAddress());
        client.get().close();
        server.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void aConnect(Withdrawal withdrawal) throws Exception {
    Descriptors.assumeShown();
    TcpListener listener = listen(Loopback.IPV4);
    Await.result(stack.tcp().connect(listener.localAddress())).close();
    accept(listener).close();
    Map<Integer, String> before = Descriptors.ofNetworkStacks();
    for (int round = 0; round < Rounds.fewer(4); round++) {
      CompletableFuture<TcpConnection> connect = stack.tcp().connect(listener.localAddress());
      withdrawal.from(connect, null);
      Await.done(connect);
      if (!Withdrawal.withdrawn(connect, null)) {
        connect.join().close();
      }
      Await.result(listener.accept().handle((server, failure) -> close(server)));
    }
    Await.until("no descriptor is left", () -> before.equals(Descriptors.ofNetworkStacks()));
  }

  private static boolean close(TcpConnection connection) {
    if (connection != null) {
      connection.close();
    }
    return true;
  }

  /** The pieces that were written, according to positions, are what the peer gets. */
  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void aWrite(Withdrawal withdrawal) throws Exception {
    Ends ends = connected();
    CompletableFuture<Long> received = CompletableFuture.supplyAsync(() -> drain(ends.server()));
    long written = 0;
    ByteBuffer data = ByteBuffer.allocateDirect(8_000_000);
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.fewer(20); round++) {
        AtomicReference<CompletableFuture<Void>> write = new AtomicReference<>();
        race.run(
            () -> write.set(ends.client().writeAll(data.clear())),
            () -> {
              Await.until("it was called", () -> write.get() != null);
              withdrawal.from(write.get(), null);
            });
        Await.done(write.get());
        written += data.position();
      }
    }
    ends.client().close();
    assertEquals(written, received.get(Await.LONG_SECONDS, TimeUnit.SECONDS));
  }
}
