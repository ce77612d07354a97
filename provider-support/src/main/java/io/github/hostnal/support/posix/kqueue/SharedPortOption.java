package io.github.hostnal.support.posix.kqueue;

import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.SystemSocket;
import java.io.IOException;

/**
 * {@code SO_REUSEADDR} as Java means it for UDP: sockets that all have it share an address and
 * port. Here that takes {@code SO_REUSEPORT} too, which the JDK also sets.
 */
final class SharedPortOption implements OptionAccess<Boolean> {

  @Override
  public void check(Boolean value) {
    // both are fine
  }

  @Override
  public void set(SystemSocket socket, Boolean value) throws IOException {
    int number = value ? 1 : 0;
    socket.setOption(Constant.SOL_SOCKET, Constant.SO_REUSEADDR, number);
    socket.setOption(Constant.SOL_SOCKET, Constant.SO_REUSEPORT, number);
  }

  @Override
  public Boolean get(SystemSocket socket) throws IOException {
    return socket.getOption(Constant.SOL_SOCKET, Constant.SO_REUSEADDR) != 0;
  }
}
