package io.github.hostnal.support.posix;

import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import jnr.ffi.Runtime;

/** The system as a stack's sockets use it: library, constants, codecs, errors, memory. */
public final class PosixSystem {
  private final PosixPlatform platform;
  private final Abi abi;
  private final Libc libc;
  private final Runtime runtime;
  private final SystemErrors errors;
  private final AddressCache addressCache = new AddressCache();
  private final SocketAddressCodec addresses;
  private final MessageBlocks blocks;
  private final ControlCodec ipv4Control;
  private final ControlCodec ipv6Control;
  private final LocalAddresses localAddresses;

  PosixSystem(PosixPlatform platform, OpenSockets counters) {
    this.platform = platform;
    abi = platform.abi();
    libc = platform.libc();
    runtime = Runtime.getSystemRuntime();
    errors = new SystemErrors(abi, libc, counters);
    addresses = new SocketAddressCodec(abi, addressCache);
    blocks = new MessageBlocks(abi, addresses);
    ipv4Control = platform.ipv4Control();
    ipv6Control = platform.ipv6Control();
    localAddresses = new LocalAddresses(platform.interfaces(), this::isLocal, System::nanoTime);
  }

  /**
   * Returns the constants and layouts.
   *
   * @return the system's, on this architecture
   */
  public Abi abi() {
    return abi;
  }

  /**
   * Returns the errno of this thread's last call.
   *
   * @return the number
   */
  public int errno() {
    return runtime.getLastError();
  }

  /**
   * Lends memory for the arguments of a call.
   *
   * @return to be closed
   */
  public CallMemory takeMemory() {
    return CallMemory.take();
  }

  /**
   * Returns the codec of socket addresses.
   *
   * @return without state
   */
  public SocketAddressCodec addresses() {
    return addresses;
  }

  PosixPlatform platform() {
    return platform;
  }

  Libc libc() {
    return libc;
  }

  SystemErrors errors() {
    return errors;
  }

  LocalAddresses localAddresses() {
    return localAddresses;
  }

  AddressCache addressCache() {
    return addressCache;
  }

  MessageBlocks blocks() {
    return blocks;
  }

  ControlCodec control(boolean ipv6) {
    return ipv6 ? ipv6Control : ipv4Control;
  }

  /** Asks the system itself whether it would bind an address. */
  boolean isLocal(InetAddress address) {
    try {
      SystemSocket probe = SystemSocket.open(this, address instanceof java.net.Inet6Address);
      try {
        return probe.tryBind(new InetSocketAddress(address, 0));
      } finally {
        probe.close();
      }
    } catch (IOException e) {
      return true; // not known: no reason to blame the address
    }
  }
}
