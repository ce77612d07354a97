package io.github.hostnal.support.posix;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.support.posix.IntOptionAccess.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The options of UDP sockets: those of every POSIX system, and the platform's own. */
final class UdpOptions {
  private final Map<SocketOption<?>, OptionAccess<?>> options = new HashMap<>();
  private final String provider;

  UdpOptions(PosixPlatform platform) {
    provider = platform.name();
    addSocketLevel(platform.abi());
    addIpLevel();
    options.putAll(platform.options());
  }

  private void addSocketLevel(Abi abi) {
    Name receiveBuffer = Name.of(Constant.SOL_SOCKET, Constant.SO_RCVBUF);
    Name sendBuffer = Name.of(Constant.SOL_SOCKET, Constant.SO_SNDBUF);
    int most = Integer.MAX_VALUE;
    options.put(
        StandardSocketOptions.SO_RCVBUF,
        IntOptionAccess.number("SO_RCVBUF", receiveBuffer, receiveBuffer, 0, most));
    options.put(
        StandardSocketOptions.SO_SNDBUF,
        IntOptionAccess.number("SO_SNDBUF", sendBuffer, sendBuffer, 0, most));
    addFlag(StandardSocketOptions.SO_REUSEADDR, Constant.SO_REUSEADDR);
    if (abi.has(Constant.SO_REUSEPORT)) {
      addFlag(StandardSocketOptions.SO_REUSEPORT, Constant.SO_REUSEPORT);
    }
    addFlag(StandardSocketOptions.SO_BROADCAST, Constant.SO_BROADCAST);
  }

  private void addFlag(SocketOption<Boolean> option, Constant constant) {
    Name name = Name.of(Constant.SOL_SOCKET, constant);
    options.put(option, IntOptionAccess.flag(option.name(), name, name));
  }

  private void addIpLevel() {
    addIp(StandardSocketOptions.IP_TOS, Constant.IP_TOS, 4, Constant.IPV6_TCLASS, 0);
    addIp(UdpSocketOptions.HOP_LIMIT, Constant.IP_TTL, 4, Constant.IPV6_UNICAST_HOPS, 1);
    // One byte is what every system takes for these two, but for IPv6.
    addIp(
        StandardSocketOptions.IP_MULTICAST_TTL,
        Constant.IP_MULTICAST_TTL,
        1,
        Constant.IPV6_MULTICAST_HOPS,
        0);
    Name loop = new Name(Constant.IPPROTO_IP, Constant.IP_MULTICAST_LOOP, 1);
    Name loop6 = Name.of(Constant.IPPROTO_IPV6, Constant.IPV6_MULTICAST_LOOP);
    options.put(
        StandardSocketOptions.IP_MULTICAST_LOOP,
        IntOptionAccess.flag("IP_MULTICAST_LOOP", loop, loop6));
    options.put(StandardSocketOptions.IP_MULTICAST_IF, new MulticastInterfaceOption());
  }

  private void addIp(
      SocketOption<Integer> option, Constant ipv4, int bytes, Constant ipv6, int least) {
    Name name = new Name(Constant.IPPROTO_IP, ipv4, bytes);
    Name name6 = Name.of(Constant.IPPROTO_IPV6, ipv6);
    options.put(option, IntOptionAccess.number(option.name(), name, name6, least, 255));
  }

  Set<SocketOption<?>> names() {
    return Collections.unmodifiableSet(options.keySet());
  }

  <T> void set(UdpEndpoint endpoint, SocketOption<T> name, T value) {
    OptionAccess<T> option = find(name);
    option.check(Objects.requireNonNull(value, "value"));
    try {
      endpoint.setUpAll(socket -> option.set(socket, value));
    } catch (IOException e) {
      throw new UncheckedIOException(name.name() + " " + value + ": " + e.getMessage(), e);
    }
  }

  <T> T get(UdpEndpoint endpoint, SocketOption<T> name) {
    OptionAccess<T> option = find(name);
    try {
      return endpoint.call(endpoint.descriptors()[0], option::get);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Checks options that sockets are to get when they are made. */
  void check(SocketOptions requested) {
    requested.asMap().forEach(this::checkOne);
  }

  private <T> void checkOne(SocketOption<T> name, Object value) {
    find(name).check(name.type().cast(value));
  }

  /** Sets options that were checked, on a socket that is not bound yet. */
  void apply(SocketOptions requested, SystemSocket socket) throws IOException {
    for (Map.Entry<SocketOption<?>, Object> option : requested.asMap().entrySet()) {
      applyOne(option.getKey(), option.getValue(), socket);
    }
  }

  private <T> void applyOne(SocketOption<T> name, Object value, SystemSocket socket)
      throws IOException {
    try {
      find(name).set(socket, name.type().cast(value));
    } catch (IOException e) {
      String message = name.name() + " " + value + ": " + e.getMessage();
      throw (IOException) new SocketException(message).initCause(e);
    }
  }

  @SuppressWarnings("unchecked") // each was put under an option of its type
  private <T> OptionAccess<T> find(SocketOption<T> name) {
    OptionAccess<?> option = options.get(Objects.requireNonNull(name, "name"));
    if (option == null) {
      throw new UnsupportedOperationException(
          "UDP sockets of the provider " + provider + " do not have the option " + name.name());
    }
    return (OptionAccess<T>) option;
  }
}
