package io.github.hostnal.support.posix;

/**
 * Reads and writes the control messages of one address family. IPv6's are the same everywhere (RFC
 * 3542): {@link Ipv6ControlCodec}. Each system has its own for IPv4.
 */
public interface ControlCodec {

  /**
   * Reads the control messages of a datagram that was received.
   *
   * @param messages the messages; unknown ones are passed over
   * @param info where to put what they say
   */
  void read(ControlReader messages, PacketInfo info);

  /**
   * Writes the control messages of a datagram to be sent: none for what is unknown or any.
   *
   * @param info what they are to say
   * @param messages where to put them
   */
  void write(PacketInfo info, ControlWriter messages);
}
