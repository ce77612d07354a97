package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.support.posix.Symbol;

/** What the headers of systems with kqueue have beside sockets: sys/event.h, time.h, fcntl.h. */
public enum KqueueSymbol implements Symbol {
  EVFILT_READ,
  EVFILT_WRITE,
  /** What a wake-up is, where the system takes it; a pipe elsewhere. */
  EVFILT_USER,
  EV_ADD,
  EV_DELETE,
  EV_CLEAR,
  NOTE_TRIGGER,

  KEVENT("sizeof(struct kevent)"),
  KEVENT_IDENT("offsetof(struct kevent,ident)"),
  KEVENT_FILTER("offsetof(struct kevent,filter)"),
  KEVENT_FILTER_SIZE("sizeof(struct kevent.filter)"),
  KEVENT_FLAGS("offsetof(struct kevent,flags)"),
  KEVENT_FLAGS_SIZE("sizeof(struct kevent.flags)"),
  KEVENT_FFLAGS("offsetof(struct kevent,fflags)"),
  KEVENT_UDATA("offsetof(struct kevent,udata)"),

  TIMESPEC("sizeof(struct timespec)"),
  TV_SEC("offsetof(struct timespec,tv_sec)"),
  TV_NSEC("offsetof(struct timespec,tv_nsec)"),

  /** For {@code pipe2}, where a pipe may be what wakes. */
  O_CLOEXEC;

  private final String expression;

  KqueueSymbol() {
    expression = name();
  }

  KqueueSymbol(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }
}
