package io.github.hostnal.itest.namespaces;

import java.io.UncheckedIOException;

/** What it takes to make networks of namespaces. */
final class Requirements {
  private Requirements() {}

  /** Returns why this system cannot do it, or the empty string. */
  static String unmet() {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return "network namespaces are Linux's";
    }
    if (Libc.get().geteuid() != 0) {
      return "network namespaces want root";
    }
    try {
      Ip.run("-V");
    } catch (UncheckedIOException e) {
      return "there is no ip tool (iproute2): " + e.getMessage();
    }
    return tryOut();
  }

  /** Containers often withhold the right, and small kernels veth. */
  private static String tryOut() {
    try (Namespace namespace = Namespace.create("trial")) {
      namespace.ip("link add one type veth peer name other");
      return "";
    } catch (UncheckedIOException e) {
      return "network namespaces cannot be made here: " + e.getMessage();
    }
  }
}
