package io.github.hostnal.support.posix;

/**
 * What control messages say about a datagram: as read by a {@link ControlCodec} on receiving, or to
 * be written by it for sending. Belongs to one {@link MessageBlock} and is used again and again.
 * Addresses are numbers in network order; an IPv4 address is in the lower half of {@code low}.
 */
public final class PacketInfo {
  /** Received: the destination in the packet's header. Sending: the source; all 0 for any. */
  public long localHigh;

  /** The second half of {@link #localHigh}; all of an IPv4 address. */
  public long localLow;

  /** Received: the IPv4 address to answer from; 0 where the system does not tell. */
  public int replyFrom;

  /** The interface's index; 0 for unknown or any. */
  public int interfaceIndex;

  /** The octet; -1 for unknown or the socket's. */
  public int trafficClass;

  /** The hop limit or time-to-live; -1 for unknown or the socket's. */
  public int hopLimit;

  /** Sending: the size of the datagrams into which the system cuts the payload; 0 for one. */
  public int segmentSize;

  /** Makes one in which everything is unknown. */
  public PacketInfo() {
    clear();
  }

  /** Tells whether anything is known, or chosen for a send. */
  boolean isChosen() {
    return (localHigh | localLow | interfaceIndex | segmentSize) != 0
        || trafficClass >= 0
        || hopLimit >= 0;
  }

  /** Sets everything to unknown. */
  void clear() {
    localHigh = 0;
    localLow = 0;
    replyFrom = 0;
    interfaceIndex = 0;
    trafficClass = -1;
    hopLimit = -1;
    segmentSize = 0;
  }
}
