package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How sockets are made, and what becomes of errors that need more than to be told. */
class SystemSocketTest {
  private static final int EAGAIN = 35;
  private static final int EMSGSIZE = 40;
  private static final int ENOBUFS = 55;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(TestPlatform.address("192.0.2.7"), 9);

  private final TestPlatform platform = new TestPlatform();

  @Test
  void flagsWithTheType() throws IOException {
    platform.values.put(Constant.SOCK_NONBLOCK, 0x2000_0000);
    platform.values.put(Constant.SOCK_CLOEXEC, 0x1000_0000);
    SystemSocket.open(platform.system(), true);
    assertEquals(List.of("socket 28 0x30000002"), platform.libc.calls);
  }

  @Test
  void flagsAfterwards() throws IOException {
    SystemSocket.open(platform.system(), false);
    assertEquals(List.of("socket 2 0x2", "fcntl 2 1", "fcntl 4 4"), platform.libc.calls);
  }

  @Test
  void aSmallSendBufferIsRaised() throws IOException {
    platform.leastSendBuffer = 67_584;
    platform.libc.options.put("65535:4097", FakeLibc.number(9216));
    SystemSocket.openWithOptions(platform.system(), false);
    String raised = HexFormat.of().formatHex(FakeLibc.number(67_584));
    assertTrue(platform.libc.calls.contains("set 65535:4097 " + raised));
  }

  @Test
  void aLargeSendBufferIsLeft() throws IOException {
    platform.leastSendBuffer = 67_584;
    platform.libc.options.put("65535:4097", FakeLibc.number(200_000));
    SystemSocket.openWithOptions(platform.system(), false);
    assertEquals(3, platform.libc.calls.size(), platform.libc.calls::toString);
  }

  private UdpDescriptor descriptor() throws IOException {
    SystemSocket socket = SystemSocket.open(platform.system(), false);
    return new UdpDescriptor(socket, Wildcards.IPV4, platform.openPoller(), 0);
  }

  private MessageBlock block() {
    return platform.system().blocks().take();
  }

  @Test
  void anOverflowIsNoErrorOfWhatIsThere() throws IOException {
    platform.libc.failures.addAll(List.of(ENOBUFS, ENOBUFS));
    assertEquals(0, descriptor().receive(block(), ByteBuffer.allocate(1)));
  }

  @Test
  void anOverflowWithoutEndIs() throws IOException {
    for (int i = 0; i < 100; i++) {
      platform.libc.failures.add(ENOBUFS);
    }
    assertEquals(-ENOBUFS, descriptor().receive(block(), ByteBuffer.allocate(1)));
  }

  @Test
  void whatNeverFitsTheSendBufferDoesNotWait() throws IOException {
    platform.leastSendBuffer = 67_584;
    platform.libc.options.put("65535:4097", FakeLibc.number(9216));
    MessageBlock block = block();
    block.info().clear();
    block.info().interfaceIndex = 1; // 32 bytes of control messages

    platform.libc.failures.addAll(List.of(EAGAIN, EAGAIN));
    assertEquals(EMSGSIZE, descriptor().send(block, PEER, ByteBuffer.allocate(9200)));
    assertEquals(EAGAIN, descriptor().send(block, PEER, ByteBuffer.allocate(9184)));
  }

  @Test
  void elsewhereItWaits() throws IOException {
    MessageBlock block = block();
    block.info().clear();
    platform.libc.failures.add(EAGAIN);
    assertEquals(EAGAIN, descriptor().send(block, PEER, ByteBuffer.allocate(60_000)));
  }

  @Test
  void aRuleThatRefusesKeepsTheDatagram() throws IOException {
    platform.rules = List.of(datagram -> 49);
    MessageBlock block = block();
    block.info().clear();
    block.info().hopLimit = 1;
    assertEquals(49, descriptor().send(block, PEER, ByteBuffer.allocate(1)));
    assertTrue(!platform.libc.calls.contains("sendmsg"));
  }
}
