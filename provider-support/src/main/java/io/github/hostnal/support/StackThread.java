package io.github.hostnal.support;

import java.util.concurrent.FutureTask;

/**
 * A daemon thread of a stack. When it has ended, the JDK's thread keeps nothing of what it ran:
 * others may hold it for longer, as Felix does when two threads have loaded a class at once, and
 * from JDK 19 on a thread keeps its task, which here would keep a provider's class loader.
 */
public final class StackThread {
  private final Thread thread;

  /**
   * Makes it; the caller starts it.
   *
   * @param name the thread's name
   * @param work what it does until it ends
   */
  public StackThread(String name, Runnable work) {
    // A FutureTask forgets its work, and is of no class loader that could go.
    thread = new Thread(new FutureTask<>(() -> run(work), null), name);
    thread.setDaemon(true);
    // Whoever happens to need a stack first is not to be kept by it.
    thread.setContextClassLoader(StackThread.class.getClassLoader());
  }

  private static void run(Runnable work) {
    Thread current = Thread.currentThread();
    try {
      work.run();
    } catch (Throwable thrown) {
      current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
    } finally {
      current.setContextClassLoader(null);
    }
  }

  /**
   * Starts it.
   *
   * @throws OutOfMemoryError if the system has no room for another thread
   */
  public void start() {
    thread.start();
  }

  /**
   * Returns its name.
   *
   * @return as it was made with
   */
  public String name() {
    return thread.getName();
  }

  /**
   * Tells whether it has been started and has not ended.
   *
   * @return whether it runs
   */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /**
   * Tells whether the caller is this thread.
   *
   * @return whether it is
   */
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /**
   * Waits for the end, even if the caller is interrupted, who is left so. Returns at once on the
   * thread itself, and before the start.
   */
  public void awaitEnd() {
    boolean interrupted = false;
    while (thread.isAlive() && !isCurrent()) {
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
}
