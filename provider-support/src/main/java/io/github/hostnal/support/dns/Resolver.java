package io.github.hostnal.support.dns;

import io.github.hostnal.support.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What looks names up, and blocks meanwhile. */
interface Resolver {

  /** Returns the addresses of a name, the preferred one first. */
  List<InetAddress> addresses(String name) throws UnknownHostException;

  /** Returns the name of an address, or the literal if it has none. */
  String name(InetAddress address) throws UnknownHostException;

  /** The JDK's. */
  final class Jdk implements Resolver {
    @Override
    public List<InetAddress> addresses(String name) throws UnknownHostException {
      return List.of(InetAddress.getAllByName(name));
    }

    @Override
    public String name(InetAddress address) throws UnknownHostException {
      return nameless(address).getHostName();
    }

    /** An address that was made with a name would only give it back. */
    private static InetAddress nameless(InetAddress address) throws UnknownHostException {
      byte[] bytes = address.getAddress();
      return Addresses.isIpv6(address)
          ? Inet6Address.getByAddress(null, bytes, Addresses.scopeId(address))
          : InetAddress.getByAddress(bytes);
    }
  }
}
