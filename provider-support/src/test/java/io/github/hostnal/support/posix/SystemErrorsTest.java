package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemErrorsTest {
  private static final Abi ABI =
      new Abi(
          "test",
          Map.of(),
          Map.ofEntries(
              Map.entry(4, "EINTR"),
              Map.entry(11, "EAGAIN"),
              Map.entry(24, "EMFILE"),
              Map.entry(90, "EMSGSIZE"),
              Map.entry(98, "EADDRINUSE"),
              Map.entry(99, "EADDRNOTAVAIL"),
              Map.entry(100, "ENETDOWN"),
              Map.entry(101, "ENETUNREACH"),
              Map.entry(105, "ENOBUFS"),
              Map.entry(111, "ECONNREFUSED"),
              Map.entry(112, "EHOSTDOWN"),
              Map.entry(113, "EHOSTUNREACH")));

  private static final Libc LIBC =
      (Libc)
          Proxy.newProxyInstance(
              Libc.class.getClassLoader(),
              new Class<?>[] {Libc.class},
              (proxy, method, arguments) -> method.getName() + " of " + arguments[0]);

  private final OpenSockets counters = new OpenSockets("test");
  private final SystemErrors errors = new SystemErrors(ABI, LIBC, counters);

  @ParameterizedTest
  @CsvSource({
    "98, EADDRINUSE, java.net.BindException",
    "99, EADDRNOTAVAIL, java.net.BindException",
    "111, ECONNREFUSED, java.net.PortUnreachableException",
    "100, ENETDOWN, java.net.NoRouteToHostException",
    "101, ENETUNREACH, java.net.NoRouteToHostException",
    "112, EHOSTDOWN, java.net.NoRouteToHostException",
    "113, EHOSTUNREACH, java.net.NoRouteToHostException",
    "24, EMFILE, java.net.SocketException",
    "90, EMSGSIZE, java.net.SocketException",
    "4711, errno 4711, java.net.SocketException"
  })
  void isTheExceptionOfTheJdk(int errno, String name, Class<?> type) {
    IOException exception = errors.exception("sendmsg", errno, "to 192.0.2.1:53");

    assertEquals(type, exception.getClass());
    assertEquals(
        "sendmsg to 192.0.2.1:53: " + name + " (strerror of " + errno + ")",
        exception.getMessage());
    assertEquals(Map.of(name, 1L), counters.statistics().errors());
  }

  @Test
  void saysWhatMayBeWrong() {
    assertEquals(
        "bind here: EMFILE (strerror of 24); too many are open",
        errors.exception("bind", 24, "here", "too many are open").getMessage());
    assertEquals(
        "bind here: EMFILE (strerror of 24); too many are open",
        errors.bindException("bind", 24, "here", "too many are open").getMessage());
    assertEquals(
        "bind here: EMFILE (strerror of 24)",
        errors.bindException("bind", 24, "here", "").getMessage());
    assertEquals(Map.of("EMFILE", 3L), counters.statistics().errors());
  }

  @Test
  void knowsWhatToWaitFor() {
    assertEquals(11, errors.again);
    assertEquals(4, errors.interrupted);
    assertEquals(105, errors.noBuffers);
    assertEquals(111, errors.refused);
    assertEquals("EAGAIN", errors.meaning(11));
  }
}
