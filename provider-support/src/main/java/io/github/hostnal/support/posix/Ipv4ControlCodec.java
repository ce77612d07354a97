package io.github.hostnal.support.posix;

/** IPv4's control messages, made of those that a system has. */
public final class Ipv4ControlCodec implements ControlCodec {
  private final Ipv4AddressMessages addresses;
  private final int level;
  private final int tos;
  private final int ttl;
  private final Octets octets;

  /**
   * The control messages for type of service and time-to-live.
   *
   * @param receivedTos the type in which the type of service comes; -1 for none
   * @param receivedTtl the type in which the time-to-live comes; -1 for none
   * @param sentTosSize how many bytes the {@code IP_TOS} of a send has: 1 or 4; 0 if there is none
   * @param sentTtlSize how many bytes the {@code IP_TTL} of a send has: 4; 0 if there is none
   */
  public record Octets(int receivedTos, int receivedTtl, int sentTosSize, int sentTtlSize) {}

  /**
   * Makes it for a system.
   *
   * @param abi the system's constants
   * @param addresses its messages for addresses and interfaces
   * @param octets its other messages
   */
  public Ipv4ControlCodec(Abi abi, Ipv4AddressMessages addresses, Octets octets) {
    this.addresses = addresses;
    this.octets = octets;
    level = abi.of(Constant.IPPROTO_IP);
    tos = abi.of(Constant.IP_TOS);
    ttl = abi.of(Constant.IP_TTL);
  }

  @Override
  public void read(ControlReader messages, PacketInfo info) {
    while (messages.next()) {
      if (messages.level() != level) {
        continue;
      }
      int type = messages.type();
      if (type == octets.receivedTos) {
        info.trafficClass = messages.octet();
      } else if (type == octets.receivedTtl) {
        info.hopLimit = messages.octet();
      } else {
        addresses.read(messages, info);
      }
    }
  }

  @Override
  public void write(PacketInfo info, ControlWriter messages) {
    addresses.write(info, messages);
    if (info.trafficClass >= 0) {
      write(tos, octets.sentTosSize, info.trafficClass, messages);
    }
    if (info.hopLimit >= 0) {
      write(ttl, octets.sentTtlSize, info.hopLimit, messages);
    }
  }

  private void write(int type, int size, int value, ControlWriter messages) {
    if (size == 1) {
      messages.memory().put(messages.add(level, type, 1), (byte) value);
    } else if (size == Integer.BYTES) {
      messages.addInt(level, type, value);
    }
  }
}
