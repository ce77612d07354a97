package io.github.hostnal.support.posix;

import io.github.hostnal.support.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Finds out why a send failed: one errno may have several reasons. */
final class SendFailure {
  private final PosixSystem system;
  private final SystemErrors errors;
  private final int errno;
  private final int length;
  private final InetSocketAddress from;
  private final InetSocketAddress to;

  /** Takes what is known: the source is the one chosen, or else what the socket is bound to. */
  SendFailure(
      PosixSystem system, int errno, int length, InetSocketAddress from, InetSocketAddress to) {
    this.system = system;
    errors = system.errors();
    this.errno = errno;
    this.length = length;
    this.from = from;
    this.to = to;
  }

  IOException exception(int interfaceIndex) {
    return switch (errors.meaning(errno)) {
      case "EINVAL", "ENETUNREACH", "EADDRNOTAVAIL" ->
          isFromElsewhere()
              ? errors.bindException(
                  "sendmsg", errno, context(), "this host does not have the local address")
              : with("");
      case "ENODEV", "ENXIO" -> with("there is no interface " + interfaceOf(interfaceIndex));
      case "EACCES" ->
          with(isBroadcast() ? "broadcast needs StandardSocketOptions.SO_BROADCAST" : "");
      case "EMSGSIZE" -> with("more than a datagram, or than the path, can carry");
      default -> with("");
    };
  }

  private IOException with(String hint) {
    return errors.exception("sendmsg", errno, context(), hint);
  }

  private String context() {
    return "of " + length + " bytes from " + Addresses.format(from) + " to " + Addresses.format(to);
  }

  private boolean isFromElsewhere() {
    InetAddress source = from.getAddress();
    return !source.isAnyLocalAddress() && !system.isLocal(source);
  }

  /** Where none was chosen, it was that of the scope of an address. */
  private int interfaceOf(int chosen) {
    if (chosen != 0) {
      return chosen;
    }
    int scope = Addresses.scopeId(from.getAddress());
    return scope != 0 ? scope : Addresses.scopeId(to.getAddress());
  }

  private boolean isBroadcast() {
    InetAddress address = to.getAddress();
    if (address.getHostAddress().equals("255.255.255.255")) {
      return true;
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(candidate -> candidate.getInterfaceAddresses().stream())
          .anyMatch(candidate -> address.equals(candidate.getBroadcast()));
    } catch (SocketException e) {
      return false; // not known
    }
  }
}
