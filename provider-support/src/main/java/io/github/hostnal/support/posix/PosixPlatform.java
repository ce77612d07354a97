package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.SocketOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a provider for a POSIX system brings: all in which its system differs from the others. */
public interface PosixPlatform {

  /**
   * Returns the name of the provider.
   *
   * @return for messages and the names of threads
   */
  String name();

  /**
   * Returns the constants and layouts.
   *
   * @return the system's, on this architecture
   */
  Abi abi();

  /**
   * Returns the C library. Nothing touches a descriptor in any other way.
   *
   * @return the bound library
   */
  Libc libc();

  /**
   * Opens what an event loop waits in.
   *
   * @return a new one
   * @throws IOException if the system refuses
   */
  Poller openPoller() throws IOException;

  /**
   * Returns the reader and writer of IPv4's control messages.
   *
   * @return without state
   */
  ControlCodec ipv4Control();

  /**
   * Returns the reader and writer of IPv6's control messages.
   *
   * @return without state
   */
  default ControlCodec ipv6Control() {
    return new Ipv6ControlCodec(abi());
  }

  /**
   * Returns the look-up of the host's interfaces.
   *
   * @return the JDK's, but in tests
   */
  HostInterfaces interfaces();

  /**
   * Returns how multicast groups are joined.
   *
   * @return without state
   */
  MembershipForm memberships();

  /**
   * Returns how interfaces are told for IPv4 multicast.
   *
   * @return the form
   */
  InterfaceForm interfaceForm();

  /**
   * Returns what to do before a datagram is sent for which something was chosen.
   *
   * @param ipv6 whether it is an IPv6 datagram
   * @return in the order to follow; none if the control messages do it all
   */
  List<SendRule> sendRules(boolean ipv6);

  /**
   * Returns how large the send buffer of a UDP socket has to be for every datagram to fit. Then one
   * that is too large for it, with its control messages, would wait for ever.
   *
   * @return bytes; 0 if the send buffer does not limit what a datagram can be
   */
  int leastSendBuffer();

  /**
   * Returns what this system can do, but for what is found out when a stack is opened: whether
   * there is IPv6.
   *
   * @return an unmodifiable set
   */
  Set<Capability> capabilities();

  /**
   * Returns the options that every UDP socket gets when it is made, so that datagrams come with all
   * that is known of them.
   *
   * @param ipv6 whether it is an IPv6 socket
   * @return options with {@code int} values
   */
  List<IntOption> initialOptions(boolean ipv6);

  /**
   * Returns the options of UDP sockets that not every POSIX system has, or not in the same way.
   *
   * @return each with how to set and get it
   */
  Map<SocketOption<?>, OptionAccess<?>> options();

  /**
   * An option with its value.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param name for instance {@code IP_RECVTTL}
   * @param value what to set
   * @param required whether a socket is of no use without it
   */
  record IntOption(Symbol level, Symbol name, int value, boolean required) {}
}
