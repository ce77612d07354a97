package io.github.hostnal.support.posix;

import java.io.IOException;

/**
 * Waits for descriptors to become ready: what differs most between the systems. Edge-triggered: a
 * descriptor is told of again only when something new has come. Only {@link #poll} and {@link
 * #close} are restricted to one thread.
 */
public interface Poller {

  /**
   * Begins to watch a descriptor, until {@link #remove}.
   *
   * @param fd the descriptor
   * @param token what to return with its events
   * @param reads whether to tell when it can be read
   * @param writes whether to tell when it can be written
   * @throws IOException if the system refuses
   */
  void add(int fd, long token, boolean reads, boolean writes) throws IOException;

  /**
   * Changes what a descriptor is watched for. What is ready at this moment is told of.
   *
   * @param fd a descriptor that is watched
   * @param token what to return with its events
   * @param reads whether to tell when it can be read
   * @param writes whether to tell when it can be written
   * @throws IOException if the system refuses
   */
  void modify(int fd, long token, boolean reads, boolean writes) throws IOException;

  /**
   * Tells whether a watch ends with its first event. Then {@link #modify} is called each time that
   * there was nothing to read, or no room to write.
   *
   * @return false for a poller that goes on to watch
   */
  default boolean isOneShot() {
    return false;
  }

  /**
   * Ends the watch, before the descriptor is closed: when it returns, {@link #poll} does not look
   * at the descriptor any more. A system may hold the socket open while it does (Linux since 6.10),
   * and the port would not be free when close returns.
   *
   * @param fd a descriptor that is watched
   */
  void remove(int fd);

  /**
   * Waits until a descriptor is ready, or {@link #wakeUp} is called.
   *
   * @param timeoutMillis how long to wait at the most; 0 not to wait, -1 for ever
   * @return the number of events, which may be 0
   * @throws IOException if the system refuses
   */
  int poll(int timeoutMillis) throws IOException;

  /**
   * Returns whose event it is.
   *
   * @param event its number in what {@link #poll} returned
   * @return the token
   */
  long token(int event);

  /**
   * Tells whether an event says that reading is worth a try.
   *
   * @param event its number
   * @return also for an error
   */
  boolean isReadable(int event);

  /**
   * Tells whether an event says that writing is worth a try.
   *
   * @param event its number
   * @return also for an error
   */
  boolean isWritable(int event);

  /** Ends the {@link #poll} that is waiting, or the next one. */
  void wakeUp();

  /** Gives back what the system lent. */
  void close();
}
