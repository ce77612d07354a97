package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.support.OpenSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tries on loopback what a system is believed to do, since a release may differ: sources, local
 * addresses, interfaces, traffic classes and hop limits. It takes milliseconds.
 */
public final class SelfCheck {
  private static final Logger LOG = System.getLogger("io.github.hostnal.posix");

  private SelfCheck() {}

  /**
   * Finds out what a platform does of what not every release of its system does, but for sources.
   *
   * @param platform the system
   * @param hoped what it may do
   * @return what of it has been seen; nothing of a family that the host lacks
   */
  public static Set<Capability> seen(PosixPlatform platform, Set<Capability> hoped) {
    Set<Capability> seen = EnumSet.noneOf(Capability.class);
    PosixSystem system = new PosixSystem(platform, new OpenSockets("self-check"));
    for (boolean ipv6 : new boolean[] {false, true}) {
      try (LoopbackTrial trial = LoopbackTrial.onLoopback(system, ipv6)) {
        Set<Capability> failures = trial.failures(hoped);
        hoped.stream()
            .filter(one -> one.name().endsWith("_IPV6") == ipv6 && !failures.contains(one))
            .forEach(seen::add);
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.DEBUG, platform.name() + " could not check itself on loopback", e);
      }
    }
    return Collections.unmodifiableSet(seen);
  }

  /**
   * Finds out whether the system knows an option of UDP sockets.
   *
   * @param platform the system
   * @param level for instance {@code IPPROTO_UDP}
   * @param name for instance {@code UDP_SEGMENT}
   * @return whether it can be read
   * @throws UncheckedIOException if there is no socket to ask
   */
  public static boolean hasOption(PosixPlatform platform, Symbol level, Symbol name) {
    SystemSocket socket = openAny(new PosixSystem(platform, new OpenSockets("self-check")));
    try {
      socket.getOption(level, name);
      return true;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, platform.name() + " has no " + name.expression(), e);
      return false;
    } finally {
      socket.close();
    }
  }

  /** A host may lack one of the families. */
  private static SystemSocket openAny(PosixSystem system) {
    try {
      return SystemSocket.open(system, false);
    } catch (IOException withoutIpv4) {
      try {
        return SystemSocket.open(system, true);
      } catch (IOException e) {
        throw new UncheckedIOException(withoutIpv4.getMessage(), withoutIpv4);
      }
    }
  }

  /**
   * Checks a platform.
   *
   * @param platform the system
   * @param believed what it is believed to do
   * @return what of it it does; what it does not is logged as a warning
   */
  public static Set<Capability> confirm(PosixPlatform platform, Set<Capability> believed) {
    Set<Capability> confirmed = EnumSet.copyOf(believed);
    PosixSystem system = new PosixSystem(platform, new OpenSockets("self-check"));
    for (boolean ipv6 : new boolean[] {false, true}) {
      try (LoopbackTrial trial = LoopbackTrial.onWildcard(system, ipv6)) {
        confirmed.removeAll(trial.failures(believed));
      } catch (IOException | RuntimeException e) {
        // For instance a host without IPv6, or one whose loopback lets nothing through.
        LOG.log(Level.DEBUG, platform.name() + " could not check itself on loopback", e);
      }
    }
    Set<Capability> lost = EnumSet.copyOf(believed);
    lost.removeAll(confirmed);
    if (!lost.isEmpty()) {
      LOG.log(Level.WARNING, platform.abi() + " lacks what it was believed to have: " + lost);
    }
    return Collections.unmodifiableSet(confirmed);
  }
}
