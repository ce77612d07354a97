package io.github.hostnal.support.posix;

import io.github.hostnal.support.Loop;
import io.github.hostnal.support.StackThread;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread that waits for descriptors to become ready and does what waited for them. */
final class EventLoop implements Loop {
  private static final Logger LOG = System.getLogger("io.github.hostnal.posix");

  /** How many tasks are run before descriptors get their turn again. */
  private static final int TASKS_IN_A_ROW = 256;

  private final Poller poller;
  private final Runnable lastResort;
  private final StackThread thread;
  private final Registrations registrations = new Registrations();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Runnable> running = new ArrayList<>(TASKS_IN_A_ROW);
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile boolean stopping;
  private volatile boolean ended;

  /** Makes a loop; the last resort is for when it cannot go on. */
  EventLoop(String name, Poller poller, Runnable lastResort) {
    this.lastResort = lastResort;
    this.poller = poller;
    thread = new StackThread(name, this::run);
  }

  void start() {
    thread.start();
  }

  /** Gives up a loop that may not have been started. */
  void giveUp() {
    if (thread.isAlive()) {
      stop();
    } else {
      poller.close();
    }
  }

  Poller poller() {
    return poller;
  }

  Registrations registrations() {
    return registrations;
  }

  @Override
  public boolean isCurrent() {
    return thread.isCurrent();
  }

  /**
   * Runs a task on the loop's thread, soon.
   *
   * @throws RejectedExecutionException if the loop has ended
   */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (ended && tasks.remove(task)) {
      throw new RejectedExecutionException(thread.name() + " has ended");
    }
    if (!isCurrent()) {
      wakeUp();
    }
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
    thread.awaitEnd();
  }

  private void wakeUp() {
    if (awake.compareAndSet(false, true)) {
      poller.wakeUp();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        // A time-out that is neither 0 nor without end costs a system timer each time.
        int events = poller.poll(tasks.isEmpty() ? -1 : 0);
        // What is added from now on wakes the loop again.
        awake.set(false);
        for (int event = 0; event < events; event++) {
          dispatch(event);
        }
        runTasks();
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.log(Level.ERROR, thread.name() + " cannot go on: its stack is closed", e);
      stopping = true;
      lastResort.run();
    } finally {
      ended = true;
      while (!tasks.isEmpty()) {
        runTasks(); // what was taken on is done
      }
      poller.close();
    }
  }

  private void dispatch(int event) {
    Registrations.ReadyListener listener = registrations.find(poller.token(event));
    if (listener != null) {
      boolean readable = poller.isReadable(event);
      boolean writable = poller.isWritable(event);
      guarded(() -> listener.ready(readable, writable));
    }
  }

  /** What a task adds comes after the next events: a busy socket adds one again and again. */
  private void runTasks() {
    for (int i = 0; i < TASKS_IN_A_ROW && !tasks.isEmpty(); i++) {
      running.add(tasks.poll());
    }
    running.forEach(EventLoop::guarded);
    running.clear();
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
