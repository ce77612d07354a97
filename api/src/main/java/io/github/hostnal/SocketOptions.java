package io.github.hostnal;

import java.net.SocketOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Options that a socket gets when it is made, before it is bound. Immutable.
 *
 * <pre>{@code
 * stack.udp().with(SocketOptions.of(StandardSocketOptions.SO_REUSEPORT, true)).bindMultiple(5683);
 * }</pre>
 */
public final class SocketOptions {
  private static final SocketOptions NONE = new SocketOptions(Map.of());

  private final Map<SocketOption<?>, Object> values;

  private SocketOptions(Map<SocketOption<?>, Object> values) {
    this.values = values;
  }

  /**
   * Returns the empty set of options.
   *
   * @return no options
   */
  public static SocketOptions none() {
    return NONE;
  }

  /**
   * Returns one option with its value.
   *
   * @param name the option
   * @param value its value, not null
   * @param <T> the type of the value
   * @return a set of one option
   */
  public static <T> SocketOptions of(SocketOption<T> name, T value) {
    return NONE.and(name, value);
  }

  /**
   * Returns these options and one more. An option that is there already gets the new value.
   *
   * @param name the option
   * @param value its value, not null
   * @param <T> the type of the value
   * @return a changed copy
   */
  public <T> SocketOptions and(SocketOption<T> name, T value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Map<SocketOption<?>, Object> copy = new LinkedHashMap<>(values);
    copy.put(name, value);
    return new SocketOptions(Collections.unmodifiableMap(copy));
  }

  /**
   * Returns the options with their values, in the order in which they were given.
   *
   * @return an unmodifiable map
   */
  public Map<SocketOption<?>, Object> asMap() {
    return values;
  }
}
