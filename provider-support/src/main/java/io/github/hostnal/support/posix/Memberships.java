package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.MembershipKey;
import io.github.hostnal.support.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.HashSet;
import java.util.Set;

/** The multicast groups of a socket. */
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
      key.join();
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
    private MembershipForm.Request request;

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
          set(request.leave());
        }
      }
    }

    boolean conflictsWith(Key other) {
      boolean sameGroup = group.equals(other.group) && on.getIndex() == other.on.getIndex();
      return sameGroup && (source == null || other.source == null || source.equals(other.source));
    }

    /** The group is left as it was joined, whatever addresses the interface has by then. */
    void join() {
      PosixSystem system = descriptor.socket().system();
      try {
        request = system.platform().memberships().request(system, group, on.getIndex(), source);
      } catch (IOException e) {
        throw failure(e);
      }
      set(request.join());
    }

    private void set(Symbol option) {
      try {
        endpoint.setUp(
            descriptor, socket -> socket.setOption(request.level(), option, request.value()));
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private UncheckedIOException failure(IOException e) {
      return new UncheckedIOException(this + ": " + e.getMessage(), e);
    }

    @Override
    public String toString() {
      String of = source == null ? "" : " of " + source.getHostAddress();
      return "group " + group.getHostAddress() + of + " on " + on.getName();
    }
  }
}
