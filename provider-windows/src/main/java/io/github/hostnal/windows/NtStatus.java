package io.github.hostnal.windows;

import java.util.Map;

/**
 * How an overlapped operation ended: the low 32 bits of {@code OVERLAPPED.Internal}, ntstatus.h.
 */
final class NtStatus {
  private static final int STATUS_BUFFER_OVERFLOW = 0x8000_0005;

  /** Enough to tell which error a receive that was posted on a UDP socket ended with. */
  private static final Map<Integer, Integer> ERRORS =
      Map.ofEntries(
          Map.entry(0xc000_009a, 10055), // STATUS_INSUFFICIENT_RESOURCES, WSAENOBUFS
          Map.entry(0xc000_00b5, 10060), // STATUS_IO_TIMEOUT, WSAETIMEDOUT
          Map.entry(0xc000_0120, 995), // STATUS_CANCELLED, WSA_OPERATION_ABORTED
          Map.entry(0xc000_013b, 10053), // STATUS_LOCAL_DISCONNECT, WSAECONNABORTED
          Map.entry(0xc000_0141, 10049), // STATUS_INVALID_ADDRESS, WSAEADDRNOTAVAIL
          Map.entry(0xc000_020a, 10048), // STATUS_ADDRESS_ALREADY_EXISTS, WSAEADDRINUSE
          Map.entry(0xc000_020d, 10054), // STATUS_CONNECTION_RESET, WSAECONNRESET
          Map.entry(0xc000_0236, 10061), // STATUS_CONNECTION_REFUSED, WSAECONNREFUSED
          Map.entry(0xc000_023c, 10051), // STATUS_NETWORK_UNREACHABLE, WSAENETUNREACH
          Map.entry(0xc000_023d, 10065), // STATUS_HOST_UNREACHABLE, WSAEHOSTUNREACH
          Map.entry(0xc000_023e, 10065), // STATUS_PROTOCOL_UNREACHABLE
          Map.entry(0xc000_023f, 10054)); // STATUS_PORT_UNREACHABLE, WSAECONNRESET

  private static final int WSAEINVAL = 10022;

  private NtStatus() {}

  /** Tells whether a receive into no room at all says that there is a datagram. */
  static boolean saysReadable(int status) {
    return status >= 0 || status == STATUS_BUFFER_OVERFLOW;
  }

  /** Returns the error of Winsock; as Windows does, {@code WSAEINVAL} for an unknown one. */
  static int error(int status) {
    return ERRORS.getOrDefault(status, WSAEINVAL);
  }
}
