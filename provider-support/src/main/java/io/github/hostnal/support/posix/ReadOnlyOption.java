package io.github.hostnal.support.posix;

import java.io.IOException;

/**
 * An option that can only be read.
 *
 * @param <T> the type of its value
 */
public final class ReadOnlyOption<T> implements OptionAccess<T> {
  private final String what;
  private final Reader<T> reader;

  /**
   * Reads a value.
   *
   * @param <T> its type
   */
  @FunctionalInterface
  public interface Reader<T> {

    /**
     * Reads the value.
     *
     * @param socket where
     * @return the value
     * @throws IOException if the system refuses
     */
    T read(SystemSocket socket) throws IOException;
  }

  /**
   * Makes an option.
   *
   * @param what its name for the user
   * @param reader reads it
   */
  public ReadOnlyOption(String what, Reader<T> reader) {
    this.what = what;
    this.reader = reader;
  }

  @Override
  public void check(T value) {
    throw new UnsupportedOperationException(what + " can only be read");
  }

  @Override
  public void set(SystemSocket socket, T value) {
    check(value);
  }

  @Override
  public T get(SystemSocket socket) throws IOException {
    return reader.read(socket);
  }
}
