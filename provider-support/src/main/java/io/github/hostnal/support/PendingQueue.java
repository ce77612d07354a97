package io.github.hostnal.support;

import java.util.concurrent.RejectedExecutionException;

/**
 * Operations that wait for their turn, first come first served, from any position of which one can
 * be withdrawn at constant cost. Its monitor is the lock of what it belongs to: one direction of
 * one socket. Every method but {@link #withdraw} expects the caller to hold it.
 *
 * @param <O> the type of the operations
 */
public final class PendingQueue<O extends PendingOperation<?>> {
  private final int limit;
  private PendingOperation<?> head;
  private PendingOperation<?> tail;
  private int size;

  /**
   * Makes an empty queue.
   *
   * @param limit how many operations may wait
   */
  public PendingQueue(int limit) {
    this.limit = limit;
  }

  /**
   * Tells whether no operation waits.
   *
   * @return whether it is empty
   */
  public boolean isEmpty() {
    return head == null;
  }

  /**
   * Appends an operation.
   *
   * @param operation one that is in no queue
   * @throws RejectedExecutionException if the limit is reached
   */
  public void add(O operation) {
    if (size == limit) {
      throw new RejectedExecutionException(
          size + " operations are pending on this socket: StackOptions.pendingLimit");
    }
    operation.queue = this;
    operation.previous = tail;
    if (tail == null) {
      head = operation;
    } else {
      tail.next = operation;
    }
    tail = operation;
    size++;
  }

  /**
   * Returns the operation whose turn it is, and leaves it in the queue.
   *
   * @return null if the queue is empty
   */
  @SuppressWarnings("unchecked") // only add() puts operations in
  public O peek() {
    return (O) head;
  }

  /** Takes out the operation whose turn it is: it is claimed. */
  public void removeFirst() {
    unlink(head);
  }

  /** Takes an operation out, and returns whether it was still there. */
  synchronized boolean withdraw(PendingOperation<?> operation) {
    if (operation.queue != this) {
      return false;
    }
    unlink(operation);
    return true;
  }

  private void unlink(PendingOperation<?> operation) {
    if (operation.previous == null) {
      head = operation.next;
    } else {
      operation.previous.next = operation.next;
    }
    if (operation.next == null) {
      tail = operation.previous;
    } else {
      operation.next.previous = operation.previous;
    }
    operation.previous = null;
    operation.next = null;
    operation.queue = null;
    size--;
  }
}
