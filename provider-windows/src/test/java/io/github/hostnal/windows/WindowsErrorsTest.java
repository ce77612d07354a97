package io.github.hostnal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.support.posix.Abi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the numbers of errors are called, and what they mean to provider-support. */
class WindowsErrorsTest {
  private final Abi abi = WindowsAbi.forArchitecture("amd64").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "10035, WSAEWOULDBLOCK, EAGAIN",
    "10040, WSAEMSGSIZE, EMSGSIZE",
    "10048, WSAEADDRINUSE, EADDRINUSE",
    "10049, WSAEADDRNOTAVAIL, EADDRNOTAVAIL",
    "10051, WSAENETUNREACH, ENETUNREACH",
    "10054, WSAECONNRESET, ECONNREFUSED",
    "10055, WSAENOBUFS, ENOBUFS",
    "10061, WSAECONNREFUSED, ECONNREFUSED",
    "10065, WSAEHOSTUNREACH, EHOSTUNREACH",
    "1234, ERROR_PORT_UNREACHABLE, ECONNREFUSED",
    "995, ERROR_OPERATION_ABORTED, ERROR_OPERATION_ABORTED"
  })
  void haveANameAndAMeaning(int number, String name, String meaning) {
    assertEquals(name, abi.errorName(number));
    assertEquals(meaning, abi.errorMeaning(number));
  }

  @ParameterizedTest
  @CsvSource({"EAGAIN, 10035", "EINTR, 10004", "ENOBUFS, 10055"})
  void areFoundByTheirMeaning(String meaning, int number) {
    assertEquals(number, abi.error(meaning));
  }

  @ParameterizedTest
  @CsvSource({
    "0xC000023F, WSAECONNRESET",
    "0xC0000236, WSAECONNREFUSED",
    "0xC000009A, WSAENOBUFS",
    "0xC0000120, ERROR_OPERATION_ABORTED",
    "0xC0000999, WSAEINVAL"
  })
  void areToldByTheStatusOfACompletion(String status, String name) {
    int number = Integer.parseUnsignedInt(status.substring(2), 16);
    assertEquals(name, abi.errorName(NtStatus.error(number)));
    assertFalse(NtStatus.saysReadable(number));
  }

  /** Success, and a datagram that is larger than no room at all. */
  @ParameterizedTest
  @ValueSource(ints = {0, 0x8000_0005})
  void areNoneIfADatagramIsThere(int status) {
    assertTrue(NtStatus.saysReadable(status));
  }
}
