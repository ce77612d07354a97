package io.github.hostnal.support.tcp;

import io.github.hostnal.support.Failures;
import io.github.hostnal.support.Loop;
import io.github.hostnal.support.StackThread;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** The thread that waits for channels to become ready and does what waited for them. */
final class SelectorLoop implements Loop {
  private static final Logger LOG = System.getLogger("io.github.hostnal.tcp");

  /** How many tasks are run before channels get their turn again. */
  private static final int TASKS_IN_A_ROW = 256;

  private final Selector selector;
  private final Runnable lastResort;
  private final StackThread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** Held by who wants to select instead of the thread, which lets them in before it sleeps. */
  private final ReentrantLock gate = new ReentrantLock(true);

  private SelectionKey[] ready = new SelectionKey[64];
  private volatile boolean stopping;

  /** What is told that its channel is ready. */
  interface ReadyListener {
    void ready(int operations);
  }

  /** Makes a loop; the last resort is for when it cannot go on. */
  SelectorLoop(String name, Runnable lastResort) throws IOException {
    this.lastResort = lastResort;
    selector = Selector.open();
    thread = new StackThread(name, this::run);
  }

  void start() {
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      closeSelector();
      throw e;
    }
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
    if (stopping) {
      throw new RejectedExecutionException(thread.name() + " has ended");
    }
    tasks.add(task);
    wakeUp();
  }

  /** Has the thread look at what was added, unless it is the caller. */
  void wakeUp() {
    if (!isCurrent()) {
      selector.wakeup();
    }
  }

  SelectionKey register(SelectableChannel channel, int operations, ReadyListener listener)
      throws IOException {
    try {
      SelectionKey key = channel.register(selector, operations, listener);
      wakeUp();
      return key;
    } catch (ClosedSelectorException e) {
      throw Failures.closed(thread.name());
    }
  }

  /**
   * Has the selector let go of the channels that were closed: a registered one keeps its descriptor
   * until the next selection. Waits for no callback: the thread holds no lock outside of its sleep.
   */
  void releaseClosed() {
    gate.lock();
    try {
      selector.wakeup();
      selector.selectNow();
    } catch (ClosedSelectorException e) {
      return; // it has let go of all
    } catch (IOException e) {
      LOG.log(Level.WARNING, "closed channels may keep their descriptors for a while", e);
    } finally {
      gate.unlock();
    }
    wakeUp(); // what was to wake the thread may have been taken here
  }

  /** Ends the loop. Waiting for the end has no effect on the loop's own thread. */
  void stop(boolean wait) {
    stopping = true;
    selector.wakeup();
    if (wait) {
      thread.awaitEnd();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        select();
        dispatch();
        runTasks();
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.log(Level.ERROR, thread.name() + " cannot go on: its stack is closed", e);
      stopping = true;
      lastResort.run();
    } finally {
      stopping = true;
      closeSelector();
    }
  }

  private void select() throws IOException {
    gate.lock();
    try {
      // A thread that is interrupted does not sleep: callbacks must not leave it so.
      Thread.interrupted();
    } finally {
      gate.unlock();
    }
    if (!tasks.isEmpty()) {
      selector.selectNow();
    } else {
      selector.select();
    }
  }

  private void dispatch() {
    Set<SelectionKey> selected = selector.selectedKeys();
    int count;
    synchronized (selected) {
      count = selected.size();
      if (count == 0) {
        return;
      }
      ready = selected.toArray(ready);
      selected.clear();
    }
    for (int i = 0; i < count; i++) {
      SelectionKey key = ready[i];
      guarded(() -> dispatch(key));
    }
    Arrays.fill(ready, 0, count, null);
  }

  private static void dispatch(SelectionKey key) {
    int operations;
    try {
      operations = key.readyOps();
    } catch (CancelledKeyException e) {
      return; // closed meanwhile
    }
    ((ReadyListener) key.attachment()).ready(operations);
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

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a selector could not be closed", e);
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
