package io.github.hostnal.support.dns;

import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Failures;
import io.github.hostnal.support.StackThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A few daemon threads for calls that block and cannot be interrupted. A thread whose caller has
 * gone away does not count any more, so that a stuck resolver does not stop later look-ups; but
 * there is a bound on these, too. A thread without work ends after a while.
 */
final class LookupPool {
  private static final Logger LOG = System.getLogger("io.github.hostnal.dns");

  /** How many threads there are for look-ups that somebody waits for. */
  static final int THREADS = 4;

  /** How many there are in all, with those that are stuck. */
  static final int MOST_THREADS = 20;

  private final String name;
  private final int limit;
  private final long idleMillis;
  private final Completions completions;

  // Guarded by the monitor.
  private final Set<Lookup<?>> waiting = new LinkedHashSet<>();
  private final Set<Worker> workers = new HashSet<>();
  private int counted;
  private int idle;
  private int started;
  private boolean closed;

  /**
   * Makes it without any thread.
   *
   * @param name the beginning of the threads' names
   * @param limit how many look-ups may wait for a thread
   * @param idleMillis when a thread without work ends
   * @param completions where futures complete
   */
  LookupPool(String name, int limit, long idleMillis, Completions completions) {
    this.name = name;
    this.limit = limit;
    this.idleMillis = idleMillis;
    this.completions = completions;
  }

  /** A call that waits for a thread, or has one. */
  private static final class Lookup<T> {
    private final Callable<T> call;
    private final CompletableFuture<T> future = new CompletableFuture<>();

    /** The thread that it has; guarded by the pool's monitor. */
    private Worker worker;

    Lookup(Callable<T> call) {
      this.call = call;
    }

    /** Makes the call, and returns what is to be done with the result. */
    Runnable run() {
      try {
        T result = call.call();
        return () -> future.complete(result);
      } catch (Throwable thrown) {
        return () -> future.completeExceptionally(thrown);
      }
    }
  }

  /**
   * Has a call made on a thread of the pool.
   *
   * @return may be completed from outside at any time
   */
  <T> CompletableFuture<T> submit(Callable<T> call) {
    Lookup<T> lookup = new Lookup<>(call);
    synchronized (this) {
      if (closed) {
        return completions.failed(Failures.closed(name));
      }
      if (waiting.size() >= limit) {
        return completions.failed(
            new RejectedExecutionException(
                waiting.size() + " look-ups wait for the resolver: StackOptions.pendingLimit"));
      }
      waiting.add(lookup);
      try {
        engage();
      } catch (OutOfMemoryError e) {
        waiting.remove(lookup);
        return completions.failed(e);
      }
    }
    lookup.future.whenComplete((result, failure) -> ended(lookup));
    return lookup.future;
  }

  /** Finds a thread for what waits; the caller holds the lock. */
  private void engage() {
    if (waiting.size() <= idle) {
      notify();
    } else if (counted < THREADS && workers.size() < MOST_THREADS) {
      Worker worker = new Worker(name + "-" + ++started);
      worker.thread.start(); // it may fail; the thread waits for the lock
      workers.add(worker);
      counted++;
    }
  }

  /** A future is complete, perhaps from outside. */
  private synchronized void ended(Lookup<?> lookup) {
    if (waiting.remove(lookup) || lookup.worker == null) {
      return;
    }
    // The call still has its thread, which nobody waits for any more.
    lookup.worker.counts = false;
    lookup.worker = null;
    counted--;
    if (!waiting.isEmpty()) {
      engage();
    }
  }

  private final class Worker implements Runnable {
    private final StackThread thread;

    /** Whether somebody waits for it; guarded by the pool's monitor. */
    private boolean counts = true;

    /** What it was called for, which may have been withdrawn; guarded likewise. */
    private Lookup<?> lookup;

    Worker(String name) {
      thread = new StackThread(name, this);
    }

    @Override
    public void run() {
      for (Lookup<?> next = take(this); next != null; next = take(this)) {
        Runnable completion = next.run();
        if (!release(next, this)) {
          return;
        }
        completions.run(completion);
      }
    }
  }

  /** Returns the next look-up, or null when the thread is to end. */
  private synchronized Lookup<?> take(Worker worker) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(idleMillis);
    while (waiting.isEmpty() && !closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      idle++;
      try {
        wait(left);
      } catch (InterruptedException e) {
        LOG.log(Level.DEBUG, "a continuation left its thread interrupted; it goes on", e);
      } finally {
        idle--;
      }
    }
    Iterator<Lookup<?>> first = waiting.iterator();
    if (!first.hasNext()) {
      workers.remove(worker);
      counted--;
      return null;
    }
    Lookup<?> next = first.next();
    first.remove();
    next.worker = worker;
    worker.lookup = next;
    return next;
  }

  /** Takes the thread from a look-up; returns whether the thread is to go on. */
  private synchronized boolean release(Lookup<?> lookup, Worker worker) {
    lookup.worker = null;
    worker.lookup = null;
    if (worker.counts) {
      return true;
    }
    if (closed || counted >= THREADS) {
      workers.remove(worker);
      return false;
    }
    worker.counts = true;
    counted++;
    return true;
  }

  /** Tells whether the caller is one of the threads. */
  synchronized boolean isCurrentThread() {
    return workers.stream().anyMatch(worker -> worker.thread.isCurrent());
  }

  /**
   * Fails all look-ups, and ends the threads.
   *
   * @param wait whether to wait for the threads that do not hang in a call
   */
  void close(boolean wait) {
    List<Lookup<?>> orphans;
    List<Worker> ending = new ArrayList<>();
    synchronized (this) {
      closed = true;
      orphans = new ArrayList<>(waiting);
      waiting.clear();
      for (Worker worker : workers) {
        if (worker.lookup == null) {
          ending.add(worker);
        } else {
          orphans.add(worker.lookup);
        }
      }
      notifyAll();
    }
    for (Lookup<?> orphan : orphans) {
      completions.run(() -> orphan.future.completeExceptionally(Failures.closedMeanwhile(name)));
    }
    if (wait) {
      ending.forEach(worker -> worker.thread.awaitEnd());
    }
  }
}
