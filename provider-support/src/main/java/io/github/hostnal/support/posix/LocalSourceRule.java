package io.github.hostnal.support.posix;

/**
 * A source has to be a unicast address of the host. Not every kernel looks: some would send from a
 * broadcast address, or from garbage.
 */
public final class LocalSourceRule implements SendRule {

  /** Makes it. */
  public LocalSourceRule() {}

  @Override
  public int before(OutgoingDatagram datagram) {
    PosixSystem system = datagram.system();
    return !datagram.hasSource() || system.localAddresses().isUnicast(datagram.source())
        ? 0
        : system.abi().error("EADDRNOTAVAIL");
  }
}
