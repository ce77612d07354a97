package io.github.hostnal.support.tcp;

import java.io.IOException;

/**
 * What an operation does with its channel, perhaps in several attempts. Guarded by the lock of its
 * {@link TcpDirection}.
 */
interface Transfer<T> {

  /** Goes as far as possible without blocking; returns whether it is done. */
  boolean attempt() throws IOException;

  /** Returns the result, when it is done. */
  T result();

  /** Gives up: the operation was withdrawn. Called without the lock. */
  default void withdrawn() {}
}
