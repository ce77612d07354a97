package io.github.hostnal;

import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_BROADCAST;
import static java.net.StandardSocketOptions.SO_REUSEPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketOptionsTest {
  private final SocketOptions two = SocketOptions.of(SO_REUSEPORT, true).and(IP_TOS, 0xb8);

  @Test
  void keepsTheOrder() {
    assertEquals(Map.of(SO_REUSEPORT, true, IP_TOS, 0xb8), two.asMap());
    assertEquals(List.of(SO_REUSEPORT, IP_TOS), List.copyOf(two.asMap().keySet()));
    assertEquals(
        List.of(IP_TOS, SO_REUSEPORT),
        List.copyOf(SocketOptions.of(IP_TOS, 0).and(SO_REUSEPORT, false).asMap().keySet()));
  }

  @Test
  void takesTheNewValueOfAnOptionThatIsThere() {
    assertEquals(Map.of(SO_REUSEPORT, false, IP_TOS, 0xb8), two.and(SO_REUSEPORT, false).asMap());
  }

  @Test
  void changesACopy() {
    two.and(SO_BROADCAST, true);

    assertEquals(Map.of(SO_REUSEPORT, true, IP_TOS, 0xb8), two.asMap());
    assertEquals(Map.of(), SocketOptions.none().asMap());
  }

  @Test
  void givesAMapThatCannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> two.asMap().clear());
    Map<?, ?> none = SocketOptions.none().asMap();
    assertThrows(UnsupportedOperationException.class, none::clear);
  }

  @Test
  void refusesNull() {
    assertThrows(NullPointerException.class, () -> SocketOptions.of(null, 1));
    assertThrows(NullPointerException.class, () -> SocketOptions.of(IP_TOS, null));
    assertThrows(NullPointerException.class, () -> two.and(IP_TOS, null));
  }
}
