package io.github.hostnal.support.posix;

import io.github.hostnal.support.Leaks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread that waits for descriptors to become ready and does what waited for them. */
final class EventLoop implements Executor {
  private static final Logger LOG = System.getLogger("io.github.hostnal.posix");

  /** How many tasks are run before descriptors get their turn again. */
  private static final int TASKS_IN_A_ROW = 256;

  private final Poller poller;
  private final Leaks leaks;
  private final Runnable lastResort;
  private final Thread thread;
  private final Registrations registrations = new Registrations();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile boolean stopping;

  private record Timer(long due, Runnable task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return Long.signum(due - other.due);
    }
  }

  /** Makes a loop; the last resort is for when it cannot go on. */
  EventLoop(String name, Poller poller, Leaks leaks, Runnable lastResort) {
    this.lastResort = lastResort;
    this.poller = poller;
    this.leaks = leaks;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  Poller poller() {
    return poller;
  }

  Registrations registrations() {
    return registrations;
  }

  /** Tells whether the caller is this loop's thread. */
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /**
   * Runs a task on the loop's thread, soon.
   *
   * @throws RejectedExecutionException if the loop has ended
   */
  @Override
  public void execute(Runnable task) {
    if (stopping) {
      throw new RejectedExecutionException(thread.getName() + " has ended");
    }
    tasks.add(task);
    if (!isCurrent()) {
      wakeUp();
    }
  }

  /** Runs a task on the loop's thread, later. Called on that thread. */
  void schedule(Runnable task, long delayMillis) {
    timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis), task));
  }

  /** Ends the loop, after the callback that may be running. */
  void stop() {
    stopping = true;
    if (!isCurrent()) {
      wakeUp();
    }
  }

  /** Waits for the end of the loop. */
  void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void wakeUp() {
    if (awake.compareAndSet(false, true)) {
      poller.wakeUp();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        int events = poller.poll(timeout());
        // What is added from now on wakes the loop again.
        awake.set(false);
        for (int event = 0; event < events; event++) {
          dispatch(event);
        }
        runTasks();
        runTimers();
        leaks.close();
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.log(Level.ERROR, thread.getName() + " cannot go on: its stack is closed", e);
      stopping = true;
      lastResort.run();
    } finally {
      stopping = true;
      poller.close();
    }
  }

  private int timeout() {
    if (!tasks.isEmpty()) {
      return 0;
    }
    long idle = leaks.isWatching() ? Leaks.CHECK_MILLIS : -1;
    if (timers.isEmpty()) {
      return (int) idle;
    }
    long nanos = timers.peek().due - System.nanoTime();
    long millis = nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    return (int) (idle < 0 ? millis : Math.min(millis, idle));
  }

  private void dispatch(int event) {
    Registrations.ReadyListener listener = registrations.find(poller.token(event));
    if (listener != null) {
      boolean readable = poller.isReadable(event);
      boolean writable = poller.isWritable(event);
      guarded(() -> listener.ready(readable, writable));
    }
  }

  private void runTasks() {
    for (int i = 0; i < TASKS_IN_A_ROW; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      guarded(task);
    }
  }

  private void runTimers() {
    while (!timers.isEmpty() && timers.peek().due - System.nanoTime() <= 0) {
      guarded(timers.poll().task);
    }
  }

  /** One socket's trouble is not to be another's. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      LOG.log(Level.ERROR, "an event loop caught what it did not expect, and goes on", thrown);
    }
  }
}
