package io.github.hostnal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.StackStatistics;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {
  private final OpenSockets sockets = new OpenSockets("stack test");

  /** A socket that takes itself out when it is closed, as sockets do. */
  private final class Fake implements StackSocket {
    private final TrafficCounter in = new TrafficCounter();
    private final TrafficCounter out = new TrafficCounter();
    private int closings;

    @Override
    public void addTo(TrafficCounter received, TrafficCounter sent) {
      received.add(in);
      sent.add(out);
    }

    @Override
    public void close() {
      closings++;
      sockets.remove(this);
    }
  }

  private Fake open() throws IOException {
    Fake socket = new Fake();
    sockets.add(socket);
    return socket;
  }

  @Test
  void countsNothingAtFirst() {
    assertEquals(new StackStatistics(0, 0, 0, 0, 0, 0, Map.of()), sockets.statistics());
  }

  @Test
  void addsUpOpenAndClosedSockets() throws IOException {
    Fake first = open();
    Fake second = open();
    first.in.count(10, true);
    first.out.count(20, false);
    second.in.count(100, false);
    second.out.count(200, false);
    assertEquals(new StackStatistics(2, 2, 110, 1, 2, 220, Map.of()), sockets.statistics());
    first.close();
    second.in.count(1, true);

    assertEquals(new StackStatistics(1, 3, 111, 2, 2, 220, Map.of()), sockets.statistics());
  }

  @Test
  void countsAClosedSocketOnce() throws IOException {
    Fake socket = open();
    socket.in.count(10, false);
    socket.close();
    sockets.remove(socket);
    sockets.remove(new Fake());

    assertEquals(new StackStatistics(0, 1, 10, 0, 0, 0, Map.of()), sockets.statistics());
  }

  @Test
  void countsErrorsByName() {
    for (String error : List.of("EPERM", "EAGAIN", "EPERM")) {
      sockets.countError(error);
    }
    Map<String, Long> errors = sockets.statistics().errors();

    assertEquals(Map.of("EAGAIN", 1L, "EPERM", 2L), errors);
    assertEquals(List.of("EAGAIN", "EPERM"), List.copyOf(errors.keySet()));
    assertThrows(UnsupportedOperationException.class, errors::clear);
  }

  @Test
  void givesASnapshot() throws IOException {
    Fake socket = open();
    StackStatistics before = sockets.statistics();
    socket.in.count(10, false);
    sockets.countError("EPERM");

    assertEquals(new StackStatistics(1, 0, 0, 0, 0, 0, Map.of()), before);
  }

  @Test
  void closesAllAndRefusesMore() throws IOException {
    Fake first = open();
    Fake second = open();
    assertTrue(sockets.isOpen());
    sockets.close();
    sockets.close();

    assertFalse(sockets.isOpen());
    assertEquals(List.of(1, 1), List.of(first.closings, second.closings));
    assertEquals(0, sockets.statistics().openSockets());
    assertEquals(
        "stack test is closed",
        assertThrows(ClosedChannelException.class, this::open).getMessage());
    assertThrows(ClosedChannelException.class, sockets::requireOpen);
  }
}
