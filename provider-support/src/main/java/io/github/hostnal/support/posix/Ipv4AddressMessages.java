package io.github.hostnal.support.posix;

/** The control messages that tell IPv4's local address and interface: each system has its own. */
public interface Ipv4AddressMessages {

  /**
   * Reads the current message, if it is one of these.
   *
   * @param messages at a message of the level {@code IPPROTO_IP}
   * @param info where to put what it says
   */
  void read(ControlReader messages, PacketInfo info);

  /**
   * Writes source and interface, if they are chosen.
   *
   * @param info what was chosen
   * @param messages where to put the messages
   */
  void write(PacketInfo info, ControlWriter messages);
}
