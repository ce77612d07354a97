package io.github.hostnal.support.posix;

import java.net.InetAddress;
import java.util.List;

/**
 * An interface of the host.
 *
 * @param index the number by which the system knows it, from 1
 * @param name its name
 * @param up whether it is up
 * @param loopback whether it is a loopback interface
 * @param addresses its addresses, the primary one first
 */
public record HostInterface(
    int index, String name, boolean up, boolean loopback, List<Assigned> addresses) {

  /**
   * An address of an interface.
   *
   * @param address a unicast address
   * @param prefixLength how many bits of it are the network's
   */
  public record Assigned(InetAddress address, int prefixLength) {

    /**
     * Tells whether another address is in the same network.
     *
     * @param other any address
     * @return false for one of another family
     */
    public boolean isNeighbour(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] theirs = other.getAddress();
      if (mine.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < prefixLength; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((mine[bit >> 3] ^ theirs[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }

    /**
     * Tells whether an address is the broadcast address of the network.
     *
     * @param other any address
     * @return false for all IPv6 addresses, and where the network is too small to have one
     */
    public boolean isBroadcast(InetAddress other) {
      byte[] theirs = other.getAddress();
      if (theirs.length != 4 || prefixLength > 30 || !isNeighbour(other)) {
        return false;
      }
      for (int bit = prefixLength; bit < 32; bit++) {
        if ((theirs[bit >> 3] & (0x80 >> (bit & 7))) == 0) {
          return false;
        }
      }
      return true;
    }
  }
}
