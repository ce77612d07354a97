package io.github.hostnal.support.posix;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
        interfaces.add(of(one));
      }
      return interfaces;
    };
  }

  private static HostInterface of(NetworkInterface one) throws IOException {
    List<HostInterface.Assigned> addresses = new ArrayList<>();
    for (InterfaceAddress each : one.getInterfaceAddresses()) {
      if (each != null) {
        int length = each.getNetworkPrefixLength();
        addresses.add(new HostInterface.Assigned(each.getAddress(), length));
      }
    }
    Collections.reverse(addresses); // the JDK lists what the system told last first
    return new HostInterface(
        one.getIndex(), one.getName(), one.isUp(), one.isLoopback(), List.copyOf(addresses));
  }
}
