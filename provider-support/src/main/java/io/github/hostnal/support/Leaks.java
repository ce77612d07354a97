package io.github.hostnal.support;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes the sockets that became unreachable without having been closed. */
public final class Leaks {
  /** How often is looked while something is watched. */
  private static final int LOOK_MILLIS = 1000;

  private static final Logger LOG = System.getLogger("io.github.hostnal.leak");

  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean looking = new AtomicBoolean();
  private final Executor looker;

  /**
   * Makes it for a stack, or for a part of one.
   *
   * @param loop where leaked sockets are closed
   */
  public Leaks(Executor loop) {
    looker = CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS, loop);
  }

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
    lookLater();
    return () -> {
      watches.remove(watch);
      watch.clear();
    };
  }

  private void lookLater() {
    if (!watches.isEmpty() && looking.compareAndSet(false, true)) {
      looker.execute(this::look);
    }
  }

  private void look() {
    looking.set(false);
    closeUnreachable();
    lookLater();
  }

  private void closeUnreachable() {
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
