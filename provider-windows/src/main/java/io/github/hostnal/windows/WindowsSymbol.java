package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Symbol;

/** The constants and layouts that only Windows has. */
enum WindowsSymbol implements Symbol {
  IPPROTO_UDP,
  WSA_FLAG_OVERLAPPED,
  WSA_FLAG_NO_HANDLE_INHERIT,
  FIONBIO,
  SIO_GET_EXTENSION_FUNCTION_POINTER,
  SIO_UDP_CONNRESET,
  SIO_UDP_NETRESET,
  MSG_PEEK,

  SO_EXCLUSIVEADDRUSE,
  IP_PKTINFO,
  IP_RECVTTL,
  IP_RECVTOS,
  IP_DONTFRAGMENT,
  IPV6_DONTFRAG,

  IN_PKTINFO("sizeof(struct in_pktinfo)"),
  IPI_ADDR("offsetof(struct in_pktinfo,ipi_addr)"),
  IPI_IFINDEX("offsetof(struct in_pktinfo,ipi_ifindex)"),

  WSADATA("sizeof(struct WSAData)"),

  OVERLAPPED("sizeof(struct _OVERLAPPED)"),
  OVERLAPPED_INTERNAL("offsetof(struct _OVERLAPPED,Internal)"),

  OVERLAPPED_ENTRY("sizeof(struct _OVERLAPPED_ENTRY)"),
  ENTRY_KEY("offsetof(struct _OVERLAPPED_ENTRY,lpCompletionKey)"),
  ENTRY_OVERLAPPED("offsetof(struct _OVERLAPPED_ENTRY,lpOverlapped)");

  private final String expression;

  WindowsSymbol() {
    expression = name();
  }

  WindowsSymbol(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }
}
