package io.github.hostnal.linux;

import io.github.hostnal.UdpSocketOptions;
import io.github.hostnal.support.posix.CallMemory;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.IntOptionAccess;
import io.github.hostnal.support.posix.IntOptionAccess.Name;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.ReadOnlyOption;
import io.github.hostnal.support.posix.SystemSocket;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The options of UDP sockets that Linux has, or has in a way of its own. */
final class LinuxOptions {
  /** {@code SO_MEMINFO} gives nine numbers; this is SK_MEMINFO_DROPS (linux/sock_diag.h). */
  private static final int DROPS_AT = 8 * Integer.BYTES;

  private static final int MEMINFO_SIZE = 9 * Integer.BYTES;

  private LinuxOptions() {}

  static Map<SocketOption<?>, OptionAccess<?>> all(int discoverDo, int discoverDont) {
    Map<SocketOption<?>, OptionAccess<?>> options = new HashMap<>();
    options.put(StandardSocketOptions.SO_RCVBUF, buffer("SO_RCVBUF", Constant.SO_RCVBUF));
    options.put(StandardSocketOptions.SO_SNDBUF, buffer("SO_SNDBUF", Constant.SO_SNDBUF));
    options.put(
        UdpSocketOptions.DONT_FRAGMENT,
        IntOptionAccess.flag(
            "DONT_FRAGMENT",
            Name.of(Constant.IPPROTO_IP, LinuxSymbol.IP_MTU_DISCOVER),
            Name.of(Constant.IPPROTO_IPV6, LinuxSymbol.IPV6_MTU_DISCOVER),
            discoverDo,
            discoverDont));
    options.put(
        UdpSocketOptions.FREE_BIND,
        flag("FREE_BIND", LinuxSymbol.IP_FREEBIND, LinuxSymbol.IPV6_FREEBIND));
    options.put(
        UdpSocketOptions.MULTICAST_ALL,
        flag("MULTICAST_ALL", LinuxSymbol.IP_MULTICAST_ALL, LinuxSymbol.IPV6_MULTICAST_ALL));
    options.put(UdpSocketOptions.PATH_MTU, new ReadOnlyOption<>("PATH_MTU", LinuxOptions::pathMtu));
    options.put(
        UdpSocketOptions.RECEIVE_DROPS,
        new ReadOnlyOption<>("RECEIVE_DROPS", LinuxOptions::receiveDrops));
    options.put(UdpSocketOptions.BOUND_INTERFACE, new BoundInterface());
    return options;
  }

  /** The kernel doubles what it is given, for its own overhead, and tells the double: socket(7). */
  private static OptionAccess<Integer> buffer(String what, Constant constant) {
    Name name = Name.of(Constant.SOL_SOCKET, constant);
    return IntOptionAccess.number(what, name, name, 0, Integer.MAX_VALUE, bytes -> bytes / 2);
  }

  private static OptionAccess<Boolean> flag(String what, LinuxSymbol ipv4, LinuxSymbol ipv6) {
    return IntOptionAccess.flag(
        what, Name.of(Constant.IPPROTO_IP, ipv4), Name.of(Constant.IPPROTO_IPV6, ipv6));
  }

  private static Integer pathMtu(SystemSocket socket) throws IOException {
    return socket.isIpv6()
        ? socket.getOption(Constant.IPPROTO_IPV6, LinuxSymbol.IPV6_MTU)
        : socket.getOption(Constant.IPPROTO_IP, LinuxSymbol.IP_MTU);
  }

  private static Long receiveDrops(SystemSocket socket) throws IOException {
    try (CallMemory memory = socket.system().takeMemory()) {
      memory.buffer().putInt(DROPS_AT, 0);
      socket.getOption(Constant.SOL_SOCKET, LinuxSymbol.SO_MEMINFO, memory.memory(), MEMINFO_SIZE);
      return memory.buffer().getInt(DROPS_AT) & 0xffff_ffffL;
    }
  }

  /** {@code SO_BINDTODEVICE} takes and gives the interface's name. */
  private static final class BoundInterface implements OptionAccess<NetworkInterface> {
    /** IFNAMSIZ. */
    private static final int NAME_SIZE = 16;

    @Override
    public void check(NetworkInterface value) {
      // Whether it is still there the system will say.
    }

    @Override
    public void set(SystemSocket socket, NetworkInterface value) throws IOException {
      byte[] name = value.getName().getBytes(StandardCharsets.UTF_8);
      try (CallMemory memory = socket.system().takeMemory()) {
        memory.buffer().put(0, name);
        socket.setOption(
            Constant.SOL_SOCKET, LinuxSymbol.SO_BINDTODEVICE, memory.memory(), name.length);
      }
    }

    @Override
    public NetworkInterface get(SystemSocket socket) throws IOException {
      try (CallMemory memory = socket.system().takeMemory()) {
        int length =
            socket.getOption(
                Constant.SOL_SOCKET, LinuxSymbol.SO_BINDTODEVICE, memory.memory(), NAME_SIZE);
        if (length <= 1) {
          return null;
        }
        byte[] name = new byte[length - 1]; // it ends with a zero byte
        memory.buffer().get(0, name);
        return NetworkInterface.getByName(new String(name, StandardCharsets.UTF_8));
      }
    }
  }
}
