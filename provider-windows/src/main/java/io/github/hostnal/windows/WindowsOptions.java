package io.github.hostnal.windows;

import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.IntOptionAccess;
import io.github.hostnal.support.posix.IntOptionAccess.Name;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.SystemSocket;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.HashMap;
import java.util.Map;

/** The options of UDP sockets that Windows has, or has in a way of its own. */
final class WindowsOptions {
  private WindowsOptions() {}

  static Map<SocketOption<?>, OptionAccess<?>> all(Winsock winsock) {
    Map<SocketOption<?>, OptionAccess<?>> options = new HashMap<>();
    options.put(StandardSocketOptions.SO_REUSEADDR, new ReuseAddress());
    options.put(StandardSocketOptions.IP_TOS, new TrafficClass(winsock));
    options.put(
        StandardSocketOptions.IP_MULTICAST_TTL,
        IntOptionAccess.number(
            "IP_MULTICAST_TTL",
            ip(Constant.IP_MULTICAST_TTL),
            ipv6(Constant.IPV6_MULTICAST_HOPS),
            0,
            255));
    options.put(
        StandardSocketOptions.IP_MULTICAST_LOOP,
        IntOptionAccess.flag(
            "IP_MULTICAST_LOOP",
            ip(Constant.IP_MULTICAST_LOOP),
            ipv6(Constant.IPV6_MULTICAST_LOOP)));
    options.put(
        UdpSocketOptions.DONT_FRAGMENT,
        IntOptionAccess.flag(
            "DONT_FRAGMENT", ip(WindowsSymbol.IP_DONTFRAGMENT), ipv6(Constant.IPV6_DONTFRAG)));
    return options;
  }

  private static Name ip(Symbol option) {
    return Name.of(Constant.IPPROTO_IP, option);
  }

  private static Name ipv6(Symbol option) {
    return Name.of(Constant.IPPROTO_IPV6, option);
  }

  /** Sockets are made exclusive; one that wants to share its address must not be. */
  private static final class ReuseAddress implements OptionAccess<Boolean> {
    @Override
    public void check(Boolean value) {
      // either will do
    }

    @Override
    public void set(SystemSocket socket, Boolean value) throws IOException {
      if (get(socket).equals(value)) {
        return;
      }
      if (value) {
        socket.setOption(Constant.SOL_SOCKET, WindowsSymbol.SO_EXCLUSIVEADDRUSE, 0);
        socket.setOption(Constant.SOL_SOCKET, Constant.SO_REUSEADDR, 1);
      } else {
        socket.setOption(Constant.SOL_SOCKET, Constant.SO_REUSEADDR, 0);
        socket.setOption(Constant.SOL_SOCKET, WindowsSymbol.SO_EXCLUSIVEADDRUSE, 1);
      }
    }

    @Override
    public Boolean get(SystemSocket socket) throws IOException {
      return socket.getOption(Constant.SOL_SOCKET, Constant.SO_REUSEADDR) != 0;
    }
  }
}
