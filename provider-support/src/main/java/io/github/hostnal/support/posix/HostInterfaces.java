package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The look-up of the host's interfaces and addresses. */
@FunctionalInterface
public interface HostInterfaces {

  /**
   * Lists the interfaces as they are now.
   *
   * @return those with addresses and those without
   * @throws IOException if the system refuses
   */
  List<HostInterface> list() throws IOException;

  /**
   * Returns the look-up that the JDK has.
   *
   * @return {@link NetworkInterface#networkInterfaces()}
   */
  static HostInterfaces ofJdk() {
    return () -> {
      List<HostInterface> interfaces = new ArrayList<>();
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        of(one).ifPresent(interfaces::add);
      }
      return interfaces;
    };
  }

  private static Optional<HostInterface> of(NetworkInterface one) {
    boolean up;
    boolean loopback;
    try {
      up = one.isUp();
      loopback = one.isLoopback();
    } catch (IOException e) {
      return Optional.empty(); // it went away
    }
    List<HostInterface.Assigned> addresses = new ArrayList<>();
    for (InterfaceAddress each : one.getInterfaceAddresses()) {
      if (each != null) {
        int length = each.getNetworkPrefixLength();
        addresses.add(new HostInterface.Assigned(each.getAddress(), length));
      }
    }
    Collections.reverse(addresses); // the JDK lists what the system told last first
    return Optional.of(
        new HostInterface(
            one.getIndex(), one.getName(), up, loopback, List.copyOf(addresses)));
  }
}
