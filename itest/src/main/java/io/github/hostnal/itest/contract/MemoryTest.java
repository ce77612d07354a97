package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.Datagram;
import io.github.hostnal.UnconnectedUdp;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An idle socket holds no receive buffer. */
@Tag(Tags.MEMORY)
class MemoryTest extends ContractTest {
  private static final int SOCKETS = 500;

  /** Far less than a receive buffer, and more than noise. */
  private static final long MOST_PER_SOCKET = 8 * 1024;

  @Test
  void idleSocketsHoldNoBuffers() {
    assertWorksOnce();
    List<UnconnectedUdp> sockets = new ArrayList<>();
    long direct = directMemory();
    long heap = heapMemory();
    for (int i = 0; i < SOCKETS; i++) {
      sockets.add(bindMultiple("0.0.0.0"));
    }
    long directEach = (directMemory() - direct) / SOCKETS;
    long heapEach = (heapMemory() - heap) / SOCKETS;
    assertTrue(directEach < MOST_PER_SOCKET, () -> directEach + " bytes of direct memory each");
    assertTrue(heapEach < MOST_PER_SOCKET, () -> heapEach + " bytes of heap each");
    assertEquals(SOCKETS, sockets.size());
  }

  @Test
  void waitingSocketsHoldNoBuffersBesidesTheirUsers() {
    assertWorksOnce();
    List<CompletableFuture<Datagram>> waiting = new ArrayList<>();
    long direct = directMemory();
    for (int i = 0; i < SOCKETS; i++) {
      waiting.add(bindMultiple("0.0.0.0").receiveInto(ByteBuffer.allocate(16)));
    }
    long each = (directMemory() - direct) / SOCKETS;
    assertTrue(each < MOST_PER_SOCKET, () -> each + " bytes of direct memory each");
    assertEquals(SOCKETS, waiting.stream().filter(future -> !future.isDone()).count());
  }

  /** Has everything loaded and allocated that the first datagram needs. */
  private void assertWorksOnce() {
    UnconnectedUdp socket = bindMultiple("0.0.0.0");
    peer(Loopback.IPV4).send(Loopback.at(Loopback.IPV4, socket.localAddress()), "first");
    assertEquals("first", receive(socket).text());
  }

  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** Returns what is in use after a collection; the least of some, since other threads allocate. */
  private static long heapMemory() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
