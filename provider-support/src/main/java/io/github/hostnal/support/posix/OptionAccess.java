package io.github.hostnal.support.posix;

import java.io.IOException;

/**
 * How an option is set and read.
 *
 * @param <T> the type of its value
 */
public interface OptionAccess<T> {

  /**
   * Checks a value without setting it.
   *
   * @param value the value
   * @throws IllegalArgumentException if it is out of range
   * @throws UnsupportedOperationException if the option can only be read
   */
  void check(T value);

  /**
   * Sets the option.
   *
   * @param socket where
   * @param value a value that was checked
   * @throws IOException if the system refuses
   */
  void set(SystemSocket socket, T value) throws IOException;

  /**
   * Reads the option.
   *
   * @param socket where
   * @return the value
   * @throws IOException if the system refuses
   */
  T get(SystemSocket socket) throws IOException;
}
