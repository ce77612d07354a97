package io.github.hostnal.support;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Closes the sockets that became unreachable without having been closed. */
public final class Leaks {
  /** How often an idle event loop is to call {@link #close()} while something is watched. */
  public static final int CHECK_MILLIS = 1000;

  private static final Logger LOG = System.getLogger("io.github.hostnal.leak");

  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  /** Makes it for a stack, or for a part of one. */
  public Leaks() {}

  private static final class Watch extends PhantomReference<Object> {
    private final StackSocket socket;

    Watch(Object handle, ReferenceQueue<Object> queue, StackSocket socket) {
      super(handle, queue);
      this.socket = socket;
    }
  }

  /**
   * Begins to watch.
   *
   * @param handle what the user holds
   * @param socket what to close when nobody holds it any more; must not refer to the handle
   * @return ends the watch
   */
  public Runnable watch(Object handle, StackSocket socket) {
    Watch watch = new Watch(handle, unreachable, socket);
    watches.add(watch);
    return () -> {
      watches.remove(watch);
      watch.clear();
    };
  }

  /**
   * Tells whether there is anything to look for.
   *
   * @return whether something is watched
   */
  public boolean isWatching() {
    return !watches.isEmpty();
  }

  /** Closes what became unreachable. */
  public void close() {
    for (var reference = unreachable.poll(); reference != null; reference = unreachable.poll()) {
      Watch watch = (Watch) reference;
      if (watches.remove(watch)) {
        LOG.log(
            Level.WARNING,
            "{0} was not closed before it became unreachable; it is closed now",
            watch.socket);
        watch.socket.close();
      }
    }
  }
}
