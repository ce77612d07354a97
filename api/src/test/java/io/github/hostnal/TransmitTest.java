package io.github.hostnal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransmitTest {
  private static final InetSocketAddress REMOTE = new InetSocketAddress("198.51.100.1", 5683);
  private static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 5684);
  private static final ByteBuffer DATA = ByteBuffer.allocate(3);
  private static final Transmit PLAIN = Transmit.to(REMOTE, DATA);

  static Stream<Arguments> accepted() {
    return Stream.of(
        range("interfaceIndex", 0, PLAIN::withInterface),
        range("interfaceIndex", Integer.MAX_VALUE, PLAIN::withInterface),
        range("trafficClass", -1, PLAIN::withTrafficClass),
        range("trafficClass", 0, PLAIN::withTrafficClass),
        range("trafficClass", 255, PLAIN::withTrafficClass),
        range("hopLimit", -1, PLAIN::withHopLimit),
        range("hopLimit", 1, PLAIN::withHopLimit),
        range("hopLimit", 255, PLAIN::withHopLimit),
        range("segmentSize", 0, PLAIN::withSegmentSize),
        range("segmentSize", 65535, PLAIN::withSegmentSize));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        range("interfaceIndex", -1, PLAIN::withInterface),
        range("trafficClass", -2, PLAIN::withTrafficClass),
        range("trafficClass", 256, PLAIN::withTrafficClass),
        range("hopLimit", -2, PLAIN::withHopLimit),
        range("hopLimit", 0, PLAIN::withHopLimit),
        range("hopLimit", 256, PLAIN::withHopLimit),
        range("segmentSize", -1, PLAIN::withSegmentSize),
        range("segmentSize", 65536, PLAIN::withSegmentSize));
  }

  private static Arguments range(String name, int value, IntFunction<Transmit> change) {
    return Arguments.of(name, value, change);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsTheEndsOfARange(String name, int value, IntFunction<Transmit> change) {
    assertDoesNotThrow(() -> change.apply(value));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsBeyond(String name, int value, IntFunction<Transmit> change) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> change.apply(value)).getMessage();

    assertEquals(name + " " + value, message.split(" is not|:", -1)[0]);
  }

  @Test
  void choosesNothingByDefault() {
    assertEquals(new Transmit(REMOTE, DATA, null, 0, -1, -1, 0), PLAIN);
  }

  @Test
  void changesOneThingAtATime() {
    assertEquals(new Transmit(REMOTE, DATA, LOCAL, 0, -1, -1, 0), PLAIN.from(LOCAL));
    assertEquals(new Transmit(REMOTE, DATA, null, 7, -1, -1, 0), PLAIN.withInterface(7));
    assertEquals(new Transmit(REMOTE, DATA, null, 0, 8, -1, 0), PLAIN.withTrafficClass(8));
    assertEquals(new Transmit(REMOTE, DATA, null, 0, -1, 9, 0), PLAIN.withHopLimit(9));
    assertEquals(new Transmit(REMOTE, DATA, null, 0, -1, -1, 10), PLAIN.withSegmentSize(10));
  }

  @Test
  void keepsWhatWasChangedBefore() {
    Transmit all =
        PLAIN.withSegmentSize(10).withHopLimit(9).withTrafficClass(8).withInterface(7).from(LOCAL);

    assertEquals(new Transmit(REMOTE, DATA, LOCAL, 7, 8, 9, 10), all);
    assertEquals(new Transmit(REMOTE, DATA, null, 7, 8, 9, 10), all.from(null));
    assertEquals(PLAIN, Transmit.to(REMOTE, DATA));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1, 0, 1", "0, 1, 1", "10, 10, 1", "11, 10, 2", "20, 10, 2", "21, 10, 3"})
  void countsTheSegmentsOfWhatRemains(int remaining, int segmentSize, int expected) {
    ByteBuffer data = ByteBuffer.allocate(30).position(2).limit(2 + remaining);

    assertEquals(expected, Transmit.to(REMOTE, data).withSegmentSize(segmentSize).segments());
  }

  @Test
  void needsAPeerAndData() {
    assertThrows(NullPointerException.class, () -> Transmit.to(null, DATA));
    assertThrows(NullPointerException.class, () -> Transmit.to(REMOTE, null));
  }
}
