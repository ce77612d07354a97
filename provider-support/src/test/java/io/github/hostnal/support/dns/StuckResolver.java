package io.github.hostnal.support.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Hangs for names that begin with "stuck", until it is let go; knows every other name. */
final class StuckResolver implements Resolver {
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger hanging = new AtomicInteger();

  @Override
  public List<InetAddress> addresses(String name) throws UnknownHostException {
    calls.incrementAndGet();
    if (name.startsWith("stuck")) {
      hang();
    }
    return List.of(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}));
  }

  /** Like the system's resolver, deaf to interruption. */
  private void hang() {
    hanging.incrementAndGet();
    boolean released = false;
    while (!released) {
      try {
        release.await();
        released = true;
      } catch (InterruptedException e) {
        released = false;
      }
    }
    hanging.decrementAndGet();
  }

  @Override
  public String name(InetAddress address) {
    return "host.example";
  }

  void release() {
    release.countDown();
  }

  int hanging() {
    return hanging.get();
  }

  int calls() {
    return calls.get();
  }
}
