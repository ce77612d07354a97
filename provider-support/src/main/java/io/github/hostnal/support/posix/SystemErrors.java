package io.github.hostnal.support.posix;

import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;

/** Turns errno numbers into the JDK's exceptions, and counts them. */
public final class SystemErrors {
  private final Abi abi;
  private final Libc libc;
  private final OpenSockets counters;

  /** EAGAIN: try again when the descriptor is ready. */
  final int again;

  /** EINTR: a signal came; try again now. */
  final int interrupted;

  /** ENOBUFS: the system has no room now, and nothing will tell when it has. */
  final int noBuffers;

  /** ECONNREFUSED: an ICMP "port unreachable" came. */
  final int refused;

  SystemErrors(Abi abi, Libc libc, OpenSockets counters) {
    this.abi = abi;
    this.libc = libc;
    this.counters = counters;
    again = abi.error("EAGAIN");
    interrupted = abi.error("EINTR");
    noBuffers = abi.error("ENOBUFS");
    refused = abi.error("ECONNREFUSED");
  }

  /** Returns the exception of a system call that failed, and counts it. */
  IOException exception(String call, int errno, String context) {
    return exception(call, errno, context, "");
  }

  /** The same, with a sentence on what the caller may have done wrong. */
  IOException exception(String call, int errno, String context, String hint) {
    counters.countError(abi.errorMeaning(errno));
    String message = call + " " + context + ": " + describe(errno);
    return typed(abi.errorMeaning(errno), hint.isEmpty() ? message : message + "; " + hint);
  }

  /** Returns a {@link BindException} for a local address that cannot be had, and counts it. */
  BindException bindException(String call, int errno, String context, String hint) {
    counters.countError(abi.errorMeaning(errno));
    String message = call + " " + context + ": " + describe(errno);
    return new BindException(hint.isEmpty() ? message : message + "; " + hint);
  }

  String meaning(int errno) {
    return abi.errorMeaning(errno);
  }

  private String describe(int errno) {
    return abi.errorName(errno) + " (" + libc.strerror(errno) + ")";
  }

  private static IOException typed(String meaning, String message) {
    return switch (meaning) {
      case "EADDRINUSE", "EADDRNOTAVAIL" -> new BindException(message);
      case "ECONNREFUSED" -> new PortUnreachableException(message);
      case "ENETUNREACH", "EHOSTUNREACH", "EHOSTDOWN", "ENETDOWN" ->
          new NoRouteToHostException(message);
      default -> new SocketException(message);
    };
  }
}
