package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Addresses;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** The JDK's exceptions with the addresses, which the JDK does not tell. */
final class TcpFailures {
  private static final Logger LOG = System.getLogger("io.github.hostnal.tcp");

  private TcpFailures() {}

  /** What the routing table says of a remote address. */
  private record Route(InetAddress local, String refusal) {

    /** Connects a UDP socket, which sends nothing. */
    static Route to(InetSocketAddress remote) {
      try (DatagramChannel probe = DatagramChannel.open(Families.of(remote.getAddress()))) {
        probe.connect(remote);
        return new Route(((InetSocketAddress) probe.getLocalAddress()).getAddress(), "");
      } catch (IOException | RuntimeException e) {
        return new Route(null, String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * Returns the failure of a connect.
   *
   * @param local the local address, or null if the system was to pick one
   */
  static IOException connect(InetSocketAddress local, InetSocketAddress remote, IOException cause) {
    Route route = Route.to(remote);
    String message =
        "connect "
            + describe(local, route)
            + " -> "
            + Addresses.format(remote)
            + ": "
            + cause.getMessage();
    if (cause instanceof BindException) {
      return caused(new BindException(message), cause);
    }
    // The JDK has an exception for a host without a route, but not for a network without one.
    boolean unreachable = route.refusal.equals(cause.getMessage());
    if (cause instanceof NoRouteToHostException || unreachable) {
      return caused(new NoRouteToHostException(message), cause);
    }
    if (cause instanceof ConnectException) {
      return caused(new ConnectException(message), cause);
    }
    return caused(new SocketException(message), cause);
  }

  private static String describe(InetSocketAddress local, Route route) {
    if (local != null && !local.getAddress().isAnyLocalAddress()) {
      return Addresses.format(local);
    }
    return route.local == null ? "any local address" : Addresses.format(route.local);
  }

  /** Returns the failure of binding, or of listening. */
  static IOException listen(InetSocketAddress local, IOException cause) {
    if (cause instanceof ClosedChannelException) {
      return cause; // the stack was closed
    }
    String message = "listen " + Addresses.format(local) + ": " + cause.getMessage();
    return cause instanceof BindException
        ? caused(new BindException(message), cause)
        : caused(new SocketException(message), cause);
  }

  private static IOException caused(IOException failure, IOException cause) {
    failure.initCause(cause);
    return failure;
  }

  /** Closes a channel; if that goes wrong, it is closed all the same. */
  static void closeQuietly(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "closing " + channel + " failed", e);
    }
  }
}
