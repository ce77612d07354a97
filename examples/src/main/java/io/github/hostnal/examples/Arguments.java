package io.github.hostnal.examples;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads addresses and ports as people write them. */
final class Arguments {
  private Arguments() {}

  static int port(CommandSpec spec, String text, int least) {
    try {
      int port = Integer.parseInt(text);
      if (port >= least && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new ParameterException(
        spec.commandLine(), "'" + text + "' is not a port: a number from " + least + " to 65535");
  }

  static InetAddress address(CommandSpec spec, String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new ParameterException(
          spec.commandLine(), "'" + text + "' is neither an address nor a known host", e);
    }
  }

  static String format(InetSocketAddress address) {
    return format(address.getAddress()) + ":" + address.getPort();
  }

  static String format(InetAddress address) {
    String[] parts = address.getHostAddress().split("%", 2);
    if (parts[0].indexOf(':') < 0) {
      return parts[0];
    }
    // Java writes every group of an IPv6 address; people leave out a run of zeros.
    String shorter = parts[0].replaceFirst("(^|:)(0(:|$)){2,}", "::");
    return "[" + shorter + (address.isLinkLocalAddress() ? "%" + interfaceName(address) : "") + "]";
  }

  private static String interfaceName(InetAddress linkLocal) {
    int index = ((Inet6Address) linkLocal).getScopeId();
    try {
      NetworkInterface found = NetworkInterface.getByIndex(index);
      return found == null ? String.valueOf(index) : found.getName();
    } catch (SocketException e) {
      return String.valueOf(index);
    }
  }
}
