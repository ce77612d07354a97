package io.github.hostnal.support.posix;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Closes the sockets that became unreachable without having been closed. */
final class Leaks {
  private static final Logger LOG = System.getLogger("io.github.hostnal.leak");

  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  private static final class Watch extends PhantomReference<Object> {
    private final UdpEndpoint endpoint;

    Watch(Object handle, ReferenceQueue<Object> queue, UdpEndpoint endpoint) {
      super(handle, queue);
      this.endpoint = endpoint;
    }
  }

  /**
   * Begins to watch.
   *
   * @param handle what the user holds
   * @param endpoint what to close when nobody holds it any more; must not refer to the handle
   * @return ends the watch
   */
  Runnable watch(Object handle, UdpEndpoint endpoint) {
    Watch watch = new Watch(handle, unreachable, endpoint);
    watches.add(watch);
    return () -> {
      watches.remove(watch);
      watch.clear();
    };
  }

  boolean isWatching() {
    return !watches.isEmpty();
  }

  /** Closes what became unreachable. */
  void close() {
    for (var reference = unreachable.poll(); reference != null; reference = unreachable.poll()) {
      Watch watch = (Watch) reference;
      if (watches.remove(watch)) {
        LOG.log(
            Level.WARNING,
            "{0} was not closed before it became unreachable; it is closed now",
            watch.endpoint);
        watch.endpoint.close();
      }
    }
  }
}
