package io.github.hostnal.support.posix;

/**
 * The source can be told of a socket that is bound to the wildcard address only. The source of
 * another one is what it is bound to, which the system must not be told again.
 */
public final class WildcardSourceRule implements SendRule {

  /** Makes it. */
  public WildcardSourceRule() {}

  @Override
  public int before(OutgoingDatagram datagram) {
    if (!datagram.hasSource() || datagram.bound().isAnyLocalAddress()) {
      return 0;
    }
    if (!datagram.source().equals(datagram.bound())) {
      return datagram.system().abi().error("EADDRNOTAVAIL");
    }
    datagram.info().localLow = 0;
    return 0;
  }
}
