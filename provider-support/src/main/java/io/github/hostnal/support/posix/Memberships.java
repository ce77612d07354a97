package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.MembershipKey;
import io.github.hostnal.support.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * The multicast groups of a socket, joined by interface index: {@code MCAST_JOIN_GROUP} and its
 * kin, RFC 3678, section 5.
 */
final class Memberships {
  private final UdpEndpoint endpoint;
  private final Set<Key> keys = new HashSet<>();

  Memberships(UdpEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Joins; for all sources if the source is null. */
  MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source) {
    check(group, source);
    boolean ipv6 = group instanceof Inet6Address;
    UdpDescriptor descriptor = endpoint.descriptor(ipv6);
    if (descriptor == null) {
      throw Failures.wrongFamily(
          "group " + group.getHostAddress() + " is not of the family of " + endpoint);
    }
    Key key = new Key(descriptor, group, on, source);
    synchronized (keys) {
      for (Key other : keys) {
        if (other.conflictsWith(key)) {
          throw new IllegalStateException(endpoint + " has joined already: " + other);
        }
      }
      key.request(source == null ? Constant.MCAST_JOIN_GROUP : Constant.MCAST_JOIN_SOURCE_GROUP);
      keys.add(key);
    }
    return key;
  }

  private void check(InetAddress group, InetAddress source) {
    if (!group.isMulticastAddress()) {
      throw new IllegalArgumentException(
          group.getHostAddress() + " is not a multicast address: it cannot be joined");
    }
    if (source == null) {
      return;
    }
    endpoint.capabilityCheck().require(Capability.SOURCE_SPECIFIC_MULTICAST);
    if (source.isMulticastAddress() || source.isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "source " + source.getHostAddress() + " is not a unicast address");
    }
    if (source.getClass() != group.getClass()) {
      throw new IllegalArgumentException(
          "source " + source.getHostAddress() + " is not of the group's family");
    }
  }

  private final class Key implements MembershipKey {
    private final UdpDescriptor descriptor;
    private final InetAddress group;
    private final NetworkInterface on;
    private final InetAddress source;

    Key(UdpDescriptor descriptor, InetAddress group, NetworkInterface on, InetAddress source) {
      this.descriptor = descriptor;
      this.group = group;
      this.on = on;
      this.source = source;
    }

    @Override
    public InetAddress group() {
      return group;
    }

    @Override
    public NetworkInterface networkInterface() {
      return on;
    }

    @Override
    public InetAddress sourceAddress() {
      return source;
    }

    @Override
    public boolean isValid() {
      synchronized (keys) {
        return keys.contains(this) && endpoint.isOpen();
      }
    }

    @Override
    public void drop() {
      synchronized (keys) {
        if (endpoint.isOpen() && keys.remove(this)) {
          request(source == null ? Constant.MCAST_LEAVE_GROUP : Constant.MCAST_LEAVE_SOURCE_GROUP);
        }
      }
    }

    boolean conflictsWith(Key other) {
      boolean sameGroup = group.equals(other.group) && on.getIndex() == other.on.getIndex();
      return sameGroup && (source == null || other.source == null || source.equals(other.source));
    }

    void request(Constant name) {
      try {
        endpoint.setUp(descriptor, socket -> request(socket, name));
      } catch (IOException e) {
        throw new UncheckedIOException(this + ": " + e.getMessage(), e);
      }
    }

    private void request(SystemSocket socket, Constant name) throws IOException {
      Abi abi = socket.system().abi();
      SocketAddressCodec codec = socket.system().addresses();
      boolean one = source != null;
      int size = abi.of(one ? Layout.GROUP_SOURCE_REQ : Layout.GROUP_REQ);
      try (CallMemory memory = socket.system().takeMemory()) {
        ByteBuffer request = memory.buffer();
        for (int i = 0; i < size; i++) {
          request.put(i, (byte) 0);
        }
        request.putInt(abi.of(one ? Layout.GSR_INTERFACE : Layout.GR_INTERFACE), on.getIndex());
        int groupAt = abi.of(one ? Layout.GSR_GROUP : Layout.GR_GROUP);
        codec.write(new InetSocketAddress(group, 0), request, groupAt);
        if (one) {
          codec.write(new InetSocketAddress(source, 0), request, abi.of(Layout.GSR_SOURCE));
        }
        Constant level = socket.isIpv6() ? Constant.IPPROTO_IPV6 : Constant.IPPROTO_IP;
        socket.setOption(level, name, memory.memory(), size);
      }
    }

    @Override
    public String toString() {
      String of = source == null ? "" : " of " + source.getHostAddress();
      return "group " + group.getHostAddress() + of + " on " + on.getName();
    }
  }
}
