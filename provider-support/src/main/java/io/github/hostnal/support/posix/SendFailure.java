package io.github.hostnal.support.posix;

import io.github.hostnal.support.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Finds out why a send failed: one errno may have several reasons. */
final class SendFailure {
  private final PosixSystem system;
  private final SystemErrors errors;
  private final int errno;
  private final Payload payload;
  private final InetSocketAddress from;
  private final InetSocketAddress to;

  /** How many bytes were to go, and in datagrams of how many; 0 for one datagram. */
  record Payload(int length, int segmentSize) {
    boolean isCut() {
      return segmentSize > 0;
    }

    @Override
    public String toString() {
      return length + " bytes" + (isCut() ? " in segments of " + segmentSize : "");
    }
  }

  /** Takes what is known: the source is the one chosen, or else what the socket is bound to. */
  SendFailure(
      PosixSystem system,
      int errno,
      Payload payload,
      InetSocketAddress from,
      InetSocketAddress to) {
    this.system = system;
    errors = system.errors();
    this.errno = errno;
    this.payload = payload;
    this.from = from;
    this.to = to;
  }

  IOException exception(int interfaceIndex) {
    return switch (errors.meaning(errno)) {
      case "EINVAL", "ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL" ->
          isFromElsewhere()
              ? errors.bindException(
                  "sendmsg", errno, context(), "this host does not have the local address")
              : with(hasInterface(interfaceIndex) ? "" : noInterface(interfaceIndex));
      case "ENODEV", "ENXIO" -> with(noInterface(interfaceIndex));
      case "EACCES" ->
          with(isBroadcast() ? "broadcast needs StandardSocketOptions.SO_BROADCAST" : "");
      case "EMSGSIZE" -> with("more than a datagram, or than the path, can carry");
      case "EIO" -> with(payload.isCut() ? "the interface cannot cut a payload" : "");
      default -> with("");
    };
  }

  private IOException with(String hint) {
    return errors.exception("sendmsg", errno, context(), hint);
  }

  private String context() {
    return "of " + payload + " from " + Addresses.format(from) + " to " + Addresses.format(to);
  }

  private boolean isFromElsewhere() {
    InetAddress source = from.getAddress();
    return !source.isAnyLocalAddress() && !system.isLocal(source);
  }

  /** Where none was chosen, it was that of the scope of an address. */
  private String noInterface(int chosen) {
    int scope = Addresses.scopeId(from.getAddress());
    int implied = scope != 0 ? scope : Addresses.scopeId(to.getAddress());
    return "there is no interface " + (chosen != 0 ? chosen : implied);
  }

  private boolean hasInterface(int chosen) {
    return chosen == 0 || interfaces().stream().anyMatch(one -> one.index() == chosen);
  }

  private List<HostInterface> interfaces() {
    try {
      return system.platform().interfaces().list();
    } catch (IOException e) {
      return List.of(); // not known
    }
  }

  private boolean isBroadcast() {
    InetAddress address = to.getAddress();
    if (address.getHostAddress().equals("255.255.255.255")) {
      return true;
    }
    return interfaces().stream()
        .flatMap(one -> one.addresses().stream())
        .anyMatch(each -> each.isBroadcast(address));
  }
}
