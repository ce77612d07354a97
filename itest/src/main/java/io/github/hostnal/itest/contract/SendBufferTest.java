package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.ConnectedUdp;
import io.github.hostnal.Transmit;
import io.github.hostnal.UnconnectedUdp;
import io.github.hostnal.itest.contract.BufferKind.Guarded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Exactly the remaining bytes are sent, from every kind of buffer. */
@Tag(Tags.MEMORY)
class SendBufferTest extends ContractTest {

  static Stream<Arguments> kindsAndLengths() {
    return Stream.of(BufferKind.values())
        .flatMap(kind -> Stream.of(0, 1, 100, 1473, 40_000).map(n -> Arguments.of(kind, n)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndLengths")
  void unconnected(BufferKind kind, int length) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    byte[] bytes = Payload.pattern(length);
    Guarded data = kind.of(bytes);
    Await.result(socket.send(socket.localAddress(), peer.address(), data.view()));
    data.assertTaken(bytes);
    assertArrayEquals(bytes, peer.receive().bytes());
  }

  @ParameterizedTest
  @MethodSource("kindsAndLengths")
  void connected(BufferKind kind, int length) throws IOException {
    Peer peer = peer(Loopback.IPV4);
    ConnectedUdp socket = connect(peer.address());
    byte[] bytes = Payload.pattern(length);
    Guarded data = kind.of(bytes);
    Await.result(socket.send(data.view()));
    data.assertTaken(bytes);
    assertArrayEquals(bytes, peer.receive().bytes());
  }

  @ParameterizedTest
  @MethodSource("kindsAndLengths")
  void readOnly(BufferKind kind, int length) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    byte[] bytes = Payload.pattern(length);
    ByteBuffer data = kind.of(bytes).view().asReadOnlyBuffer();
    Await.result(socket.send(socket.localAddress(), peer.address(), data));
    assertEquals(0, data.remaining());
    assertArrayEquals(bytes, peer.receive().bytes());
  }

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  void transmitsAndSendAll(BufferKind kind) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    byte[] bytes = Payload.pattern(333);
    Guarded one = kind.of(bytes);
    Await.result(socket.send(Transmit.to(peer.address(), one.view())));
    one.assertTaken(bytes);
    Guarded other = kind.of(bytes);
    Await.result(socket.sendAll(List.of(Transmit.to(peer.address(), other.view()))));
    other.assertTaken(bytes);
    assertArrayEquals(bytes, peer.receive().bytes());
    assertArrayEquals(bytes, peer.receive().bytes());
  }

  @Test
  void aMappedFile() throws IOException {
    Path file = Files.createTempFile("payload", null);
    try {
      sendMapped(file);
    } finally {
      // Windows deletes no file that is mapped, which it is until the buffer is collected.
      Await.until("the file is deleted", () -> isDeleted(file));
    }
  }

  private static boolean isDeleted(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      System.gc();
      return false;
    }
  }

  private void sendMapped(Path file) throws IOException {
    byte[] bytes = Payload.pattern(5000);
    Files.write(file, bytes);
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes.length);
      Await.result(socket.send(socket.localAddress(), peer.address(), mapped));
      assertEquals(0, mapped.remaining());
    }
    assertArrayEquals(bytes, peer.receive().bytes());
  }

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  void thePositionStaysWhenASendFails(BufferKind kind) throws IOException {
    UnconnectedUdp socket = bindSingle(Loopback.IPV4);
    Peer peer = peer(Loopback.IPV4);
    Guarded tooLarge = kind.of(Payload.LARGEST_IPV4 + 1);
    Await.failure(
        IOException.class, socket.send(socket.localAddress(), peer.address(), tooLarge.view()));
    tooLarge.assertUntouched();
    assertWorks(socket);
  }
}
