package io.github.hostnal.support.posix;

import io.github.hostnal.MembershipKey;
import io.github.hostnal.UdpSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.util.Objects;
import java.util.Set;

/** The user's end of a UDP socket: if it becomes unreachable, the socket is closed. */
abstract class PosixUdpSocket implements UdpSocket {
  final UdpEndpoint endpoint;
  final PosixStack stack;

  PosixUdpSocket(PosixStack stack, UdpEndpoint endpoint) {
    this.stack = stack;
    this.endpoint = endpoint;
  }

  @Override
  public final InetSocketAddress localAddress() {
    return endpoint.local();
  }

  @Override
  public <T> UdpSocket setOption(SocketOption<T> name, T value) {
    stack.udpOptions().set(endpoint, name, value);
    return this;
  }

  @Override
  public final <T> T getOption(SocketOption<T> name) {
    return stack.udpOptions().get(endpoint, name);
  }

  @Override
  public final Set<SocketOption<?>> supportedOptions() {
    return stack.udpOptions().names();
  }

  @Override
  public final MembershipKey join(InetAddress group, NetworkInterface on) {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(on, "on");
    return endpoint.memberships().join(group, on, null);
  }

  @Override
  public final MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source) {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(source, "source");
    return endpoint.memberships().join(group, on, source);
  }

  @Override
  public final boolean isOpen() {
    return endpoint.isOpen();
  }

  @Override
  public final void close() {
    endpoint.close();
  }

  @Override
  public final String toString() {
    return endpoint.toString();
  }
}
