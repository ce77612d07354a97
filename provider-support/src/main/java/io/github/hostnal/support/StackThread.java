package io.github.hostnal.support;

/**
 * A daemon thread of a stack. When it has ended it keeps nothing of what it ran: others may hold it
 * for longer, as Felix does when two threads have loaded a class at once, and from JDK 19 on a
 * thread keeps its task, which here would keep a provider's class loader.
 */
public final class StackThread extends Thread {
  private Runnable work;

  /**
   * Makes it; the caller starts it.
   *
   * @param name the thread's name
   * @param work what it does until it ends
   */
  public StackThread(String name, Runnable work) {
    super(name);
    this.work = work;
    setDaemon(true);
  }

  @Override
  public void run() {
    Runnable work = this.work;
    this.work = null;
    try {
      work.run();
    } finally {
      setContextClassLoader(null);
    }
  }

  /**
   * Tells whether the caller is this thread.
   *
   * @return whether it is
   */
  public boolean isCurrent() {
    return Thread.currentThread() == this;
  }

  /**
   * Waits for the end, even if the caller is interrupted, who is left so. Returns at once on the
   * thread itself, and before the start.
   */
  public void awaitEnd() {
    boolean interrupted = false;
    while (isAlive() && !isCurrent()) {
      try {
        join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
