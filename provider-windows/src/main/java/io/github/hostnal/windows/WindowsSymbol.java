package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Symbol;

/** The constants and layouts that only Windows has. */
enum WindowsSymbol implements Symbol {
  WSA_FLAG_OVERLAPPED,
  WSA_FLAG_NO_HANDLE_INHERIT,
  FIONBIO,
  SIO_GET_EXTENSION_FUNCTION_POINTER,
  SIO_UDP_CONNRESET,
  SIO_UDP_NETRESET,
  MSG_PEEK,

  SO_EXCLUSIVEADDRUSE,
  IP_ADD_SOURCE_MEMBERSHIP,
  IP_DROP_SOURCE_MEMBERSHIP,
  IP_DONTFRAGMENT,
  UDP_SEND_MSG_SIZE,

  IP_MREQ_SOURCE("sizeof(struct ip_mreq_source)"),
  IMR_SOURCE_MULTIADDR("offsetof(struct ip_mreq_source,imr_multiaddr)"),
  IMR_SOURCE_SOURCEADDR("offsetof(struct ip_mreq_source,imr_sourceaddr)"),
  IMR_SOURCE_INTERFACE("offsetof(struct ip_mreq_source,imr_interface)"),

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
