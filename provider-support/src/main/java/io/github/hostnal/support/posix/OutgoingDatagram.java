package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A datagram for which something was chosen, just before and while it is sent: {@link SendRule}s
 * look at it, and set options of its socket that are put back when it is closed.
 */
public final class OutgoingDatagram implements AutoCloseable {
  private final SystemSocket socket;
  private final InetAddress bound;
  private final InetAddress remote;
  private final PacketInfo info;
  private final Deque<Option> before = new ArrayDeque<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Option(Symbol level, Symbol name, byte[] value) {}

  OutgoingDatagram(SystemSocket socket, InetAddress bound, InetAddress remote, PacketInfo info) {
    this.socket = socket;
    this.bound = bound;
    this.remote = remote;
    this.info = info;
  }

  /**
   * Returns what was chosen.
   *
   * @return to be changed to what control messages are to say
   */
  public PacketInfo info() {
    return info;
  }

  /**
   * Returns the address that the socket is bound to.
   *
   * @return the unspecified one for all addresses
   */
  public InetAddress bound() {
    return bound;
  }

  /**
   * Returns where the datagram goes.
   *
   * @return the address of the peer or group
   */
  public InetAddress remote() {
    return remote;
  }

  /**
   * Returns the system.
   *
   * @return the one that the socket is of
   */
  public PosixSystem system() {
    return socket.system();
  }

  /**
   * Tells whether a source was chosen.
   *
   * @return false if any will do
   */
  public boolean hasSource() {
    return (info.localHigh | info.localLow) != 0;
  }

  /**
   * Returns the source that was chosen.
   *
   * @return an address of the socket's family
   */
  public InetAddress source() {
    ByteBuffer bytes =
        socket.isIpv6()
            ? ByteBuffer.allocate(16).putLong(info.localHigh).putLong(info.localLow)
            : ByteBuffer.allocate(4).putInt((int) info.localLow);
    return Wildcards.address(bytes.array());
  }

  /**
   * Sets an option for this datagram alone.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code IP_TTL}
   * @param value its bytes, as many as the system tells when it is asked for so many
   * @throws IOException if the system refuses
   */
  public void set(Symbol level, Symbol name, byte[] value) throws IOException {
    try (CallMemory memory = system().takeMemory()) {
      int length = socket.getOption(level, name, memory.memory(), value.length);
      byte[] old = new byte[length];
      memory.buffer().get(0, old);
      socket.setOption(level, name, value);
      before.push(new Option(level, name, old));
    }
  }

  /** Puts the options back, the last one first. */
  @Override
  public void close() throws IOException {
    while (!before.isEmpty()) {
      Option option = before.pop();
      socket.setOption(option.level, option.name, option.value);
    }
  }
}
