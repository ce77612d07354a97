package io.github.hostnal.linux;

import io.github.hostnal.support.posix.Symbol;

/** What only Linux's headers have, or not all systems' in the same way. */
enum LinuxSymbol implements Symbol {
  SO_BINDTODEVICE,
  SO_MEMINFO,
  IP_MULTICAST_ALL,
  IP_MTU_DISCOVER,
  IP_PMTUDISC_DONT,
  IP_PMTUDISC_DO,
  IP_MTU,
  IP_FREEBIND,
  IPV6_MULTICAST_ALL,
  IPV6_MTU_DISCOVER,
  IPV6_MTU,
  IPV6_FREEBIND,
  UDP_SEGMENT,

  EPOLL_CLOEXEC,
  EPOLL_CTL_ADD,
  EPOLL_CTL_DEL,
  EPOLL_CTL_MOD,
  EPOLLIN,
  EPOLLOUT,
  EPOLLERR,
  EPOLLHUP,
  EPOLLET,
  EPOLL_EVENT("sizeof(struct epoll_event)"),
  EPOLL_EVENTS("offsetof(struct epoll_event,events)"),
  EPOLL_DATA("offsetof(struct epoll_event,data)"),
  EFD_CLOEXEC,
  EFD_NONBLOCK;

  private final String expression;

  LinuxSymbol() {
    expression = name();
  }

  LinuxSymbol(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }
}
