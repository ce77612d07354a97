package io.github.hostnal.itest.namespaces;

import io.github.hostnal.itest.contract.Await;

/** A pair of veth interfaces with a namespace at each end. */
final class Cable implements AutoCloseable {
  private final Namespace here;
  private final String name;
  private final Namespace there;
  private final String otherName;
  private boolean unplugged;

  private Cable(Namespace here, String name, Namespace there, String otherName) {
    this.here = here;
    this.name = name;
    this.there = there;
    this.otherName = otherName;
  }

  /** Lays a cable whose ends are up, and have no addresses yet. */
  static Cable lay(Namespace here, String name, Namespace there, String otherName) {
    here.ip("link add %s type veth peer name %s netns %s".formatted(name, otherName, there.name()));
    Cable cable = new Cable(here, name, there, otherName);
    here.ip("link set " + name + " up");
    there.ip("link set " + otherName + " up");
    cable.awaitCarrier();
    return cable;
  }

  private void awaitCarrier() {
    Await.until("the link is up", () -> hasCarrier(here, name) && hasCarrier(there, otherName));
  }

  private static boolean hasCarrier(Namespace namespace, String end) {
    String shown = Ip.run("-n", namespace.name(), "-o", "link", "show", end);
    return shown.contains("LOWER_UP") && shown.contains("state UP");
  }

  /** Takes this end down; the other one loses its carrier. */
  void down() {
    here.ip("link set " + name + " down");
  }

  void up() {
    here.ip("link set " + name + " up");
    awaitCarrier();
  }

  /** Deletes both interfaces. */
  @Override
  public void close() {
    if (!unplugged) {
      unplugged = true;
      here.ip("link delete " + name);
    }
  }
}
