package io.github.hostnal.support.posix;

import java.io.IOException;
import java.util.function.Function;

/**
 * An option whose value is a number for the system, with one name for each family.
 *
 * @param <T> the type of its value for the user
 */
public final class IntOptionAccess<T> implements OptionAccess<T> {
  private final String what;
  private final Name ipv4;
  private final Name ipv6;
  private final int least;
  private final int most;
  private final Function<T, Integer> toSystem;
  private final Function<Integer, T> toUser;

  /**
   * What the system calls an option.
   *
   * @param level for instance {@code IPPROTO_IP}
   * @param option for instance {@code IP_TTL}
   * @param bytes how wide its value is: 1 or 4
   */
  public record Name(Symbol level, Symbol option, int bytes) {

    /**
     * Names an option whose value is an {@code int}.
     *
     * @param level the level
     * @param option the option
     * @return the name
     */
    public static Name of(Symbol level, Symbol option) {
      return new Name(level, option, Integer.BYTES);
    }
  }

  private IntOptionAccess(
      String what,
      Name ipv4,
      Name ipv6,
      int least,
      int most,
      Function<T, Integer> toSystem,
      Function<Integer, T> toUser) {
    this.what = what;
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.least = least;
    this.most = most;
    this.toSystem = toSystem;
    this.toUser = toUser;
  }

  /**
   * Makes an option that is a number for the user too.
   *
   * @param what its name for the user
   * @param ipv4 its name on an IPv4 socket
   * @param ipv6 its name on an IPv6 socket
   * @param least the smallest value
   * @param most the largest value
   * @return the option
   */
  public static IntOptionAccess<Integer> number(
      String what, Name ipv4, Name ipv6, int least, int most) {
    return number(what, ipv4, ipv6, least, most, n -> n);
  }

  /**
   * Makes an option that is a number for the user too, but that the system tells another one than
   * what it was given.
   *
   * @param what its name for the user
   * @param ipv4 its name on an IPv4 socket
   * @param ipv6 its name on an IPv6 socket
   * @param least the smallest value
   * @param most the largest value
   * @param toUser makes what was given of what the system tells
   * @return the option
   */
  public static IntOptionAccess<Integer> number(
      String what, Name ipv4, Name ipv6, int least, int most, Function<Integer, Integer> toUser) {
    return new IntOptionAccess<>(what, ipv4, ipv6, least, most, n -> n, toUser);
  }

  /**
   * Makes an option that is on or off for the user.
   *
   * @param what its name for the user
   * @param ipv4 its name on an IPv4 socket
   * @param ipv6 its name on an IPv6 socket
   * @return the option
   */
  public static IntOptionAccess<Boolean> flag(String what, Name ipv4, Name ipv6) {
    return flag(what, ipv4, ipv6, 1, 0);
  }

  /**
   * Makes an option that is on or off for the user, and has other numbers for the system.
   *
   * @param what its name for the user
   * @param ipv4 its name on an IPv4 socket
   * @param ipv6 its name on an IPv6 socket
   * @param on the number for on
   * @param off the number to set for off
   * @return the option
   */
  public static IntOptionAccess<Boolean> flag(String what, Name ipv4, Name ipv6, int on, int off) {
    return new IntOptionAccess<>(
        what,
        ipv4,
        ipv6,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        value -> value ? on : off,
        number -> on == 1 ? number != 0 : number == on);
  }

  @Override
  public void check(T value) {
    int number = toSystem.apply(value);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          what + " " + number + " is not in " + least + " to " + most);
    }
  }

  @Override
  public void set(SystemSocket socket, T value) throws IOException {
    Name name = name(socket);
    int number = toSystem.apply(value);
    if (name.bytes == Integer.BYTES) {
      socket.setOption(name.level, name.option, number);
      return;
    }
    try (CallMemory memory = socket.system().takeMemory()) {
      memory.buffer().put(0, (byte) number);
      socket.setOption(name.level, name.option, memory.memory(), 1);
    }
  }

  @Override
  public T get(SystemSocket socket) throws IOException {
    Name name = name(socket);
    return toUser.apply(socket.getOption(name.level, name.option));
  }

  private Name name(SystemSocket socket) {
    return socket.isIpv6() ? ipv6 : ipv4;
  }
}
