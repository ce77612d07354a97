package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.UnconnectedUdp;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buffers that nothing can be received into. */
@Tag(Tags.ERRORS)
class ReceiveRefusalTest extends ContractTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aReadOnlyBuffer(boolean direct) {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    peer.send(socket.localAddress(), 4711);
    ByteBuffer memory = direct ? ByteBuffer.allocateDirect(8) : ByteBuffer.allocate(8);
    IllegalArgumentException refused =
        Await.failure(
            IllegalArgumentException.class, socket.receiveInto(memory.asReadOnlyBuffer()));
    assertNames(refused, "read-only");
    assertEquals(0L, memory.getLong(0));
    assertEquals(4711, receive(socket).number(), "the datagram is the next receive's");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aReadOnlyBufferOfAConnectedSocket(boolean direct) {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    peer.send(socket.localAddress(), 4711);
    ByteBuffer memory = direct ? ByteBuffer.allocateDirect(8) : ByteBuffer.allocate(8);
    Await.failure(IllegalArgumentException.class, socket.receiveInto(memory.asReadOnlyBuffer()));
    assertEquals(4711, Payload.numberIn(receive(socket)));
  }
}
