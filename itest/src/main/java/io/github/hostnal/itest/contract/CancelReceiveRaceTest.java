package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A datagram that comes while its receive is withdrawn is delivered once, here or there. */
@Tag(Tags.CANCELLATION)
@Tag(Tags.STRESS)
class CancelReceiveRaceTest extends ContractTest {
  private static final Datagram SUBSTITUTE = new Datagram(-1, false, null, null, null, 0, -1, -1);

  /** One of the rounds: a way to receive, on a socket. */
  private record Receiver<T>(
      Function<ByteBuffer, CompletableFuture<T>> receive, InetSocketAddress local, T substitute) {}

  static Stream<Arguments> withdrawalsAndKinds() {
    return Stream.of(Withdrawal.values())
        .flatMap(
            withdrawal ->
                Stream.of(BufferKind.HEAP, BufferKind.DIRECT)
                    .map(kind -> Arguments.of(withdrawal, kind)));
  }

  @ParameterizedTest
  @MethodSource("withdrawalsAndKinds")
  void unconnected(Withdrawal withdrawal, BufferKind kind) throws Exception {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    race(
        withdrawal,
        kind,
        peer(Loopback.IPV4),
        new Receiver<>(socket::receiveInto, socket.localAddress(), SUBSTITUTE));
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  void bothFamilies(Withdrawal withdrawal) throws Exception {
    UnconnectedUdp socket = bindBothFamilies();
    InetSocketAddress local = Loopback.at(Loopback.IPV4, socket.localAddress());
    race(
        withdrawal,
        BufferKind.DIRECT,
        peer(Loopback.IPV4),
        new Receiver<>(socket::receiveInto, local, SUBSTITUTE));
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.class)
  @SuppressWarnings("UnnecessaryBoxedVariable") // told apart by identity
  void connected(Withdrawal withdrawal) throws Exception {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    Integer substitute = Integer.MAX_VALUE;
    race(
        withdrawal,
        BufferKind.HEAP,
        peer,
        new Receiver<>(socket::receiveInto, socket.localAddress(), substitute));
  }

  private <T> void race(Withdrawal withdrawal, BufferKind kind, Peer peer, Receiver<T> receiver)
      throws Exception {
    try (Race race = new Race()) {
      for (int round = 0; round < Rounds.count(); round++) {
        int number = round;
        Guarded buffer = kind.of(4);
        CompletableFuture<T> future = receiver.receive().apply(buffer.view());
        race.run(
            () -> peer.send(receiver.local(), number),
            () -> withdrawal.from(future, receiver.substitute()));
        Await.done(future);
        if (Withdrawal.withdrawn(future, receiver.substitute())) {
          ByteBuffer next = ByteBuffer.allocate(4);
          Await.result(receiver.receive().apply(next));
          assertEquals(number, Payload.numberIn(next));
          buffer.assertUntouched();
        } else {
          buffer.assertStored(Payload.number(number).array());
        }
      }
    }
  }
}
