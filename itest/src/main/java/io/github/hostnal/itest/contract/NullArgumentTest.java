package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.SocketOptions;
import io.github.hostnal.StackOptions;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A null argument is refused at once. */
@Tag(Tags.ERRORS)
class NullArgumentTest extends ContractTest {

  private static void assertRefusedAtOnce(Executable call) {
    assertThrows(NullPointerException.class, call);
  }

  @Test
  void ofTheStack() {
    assertRefusedAtOnce(() -> NetworkStack.open(null));
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    InetSocketAddress local = Loopback.at(Loopback.IPV4, 0);
    assertRefusedAtOnce(() -> stack.udp().connect(null));
    assertRefusedAtOnce(() -> stack.udp().connectFrom(null, remote));
    assertRefusedAtOnce(() -> stack.udp().connectFrom(local, null));
    assertRefusedAtOnce(() -> stack.udp().bindSingle(null));
    assertRefusedAtOnce(() -> stack.udp().bindMultiple(null));
    assertRefusedAtOnce(() -> stack.udp().with(null));
  }

  @Test
  void ofAnUnconnectedSocket() throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    InetSocketAddress local = socket.localAddress();
    InetSocketAddress remote = peer(Loopback.IPV4).address();
    assertRefusedAtOnce(() -> socket.send(local, null, Payload.text("x")));
    assertRefusedAtOnce(() -> socket.send(local, remote, null));
    assertRefusedAtOnce(() -> socket.send(null));
    assertRefusedAtOnce(() -> socket.receiveInto(null));
    assertRefusedAtOnce(() -> socket.sendAll(null));
    Transmit good = Transmit.to(remote, Payload.text("x"));
    assertRefusedAtOnce(() -> socket.sendAll(Arrays.asList(good, null)));
    assertRefusedAtOnce(() -> socket.serve(null));
    assertRefusedAtOnce(() -> socket.getOption(null));
    assertRefusedAtOnce(() -> socket.setOption(null, 1));
    assertWorks(socket);
  }

  @Test
  void ofAConnectedSocket() {
    ConnectedUdp socket = connect(peer(Loopback.IPV4).address());
    assertRefusedAtOnce(() -> socket.send(null));
    assertRefusedAtOnce(() -> socket.receiveInto(null));
    Await.result(socket.send(Payload.text("x")));
  }

  @Test
  void ofTransmitsAndOptions() {
    InetSocketAddress remote = Loopback.at(Loopback.IPV4, 5683);
    assertRefusedAtOnce(() -> Transmit.to(null, Payload.text("x")));
    assertRefusedAtOnce(() -> Transmit.to(remote, null));
    assertRefusedAtOnce(() -> SocketOptions.of(null, 1));
    assertRefusedAtOnce(() -> SocketOptions.of(StandardSocketOptions.SO_RCVBUF, null));
    assertRefusedAtOnce(() -> StackOptions.defaults().name(null));
    assertRefusedAtOnce(() -> StackOptions.defaults().executor(null));
    assertRefusedAtOnce(() -> StackOptions.defaults().dns(null));
  }
}
