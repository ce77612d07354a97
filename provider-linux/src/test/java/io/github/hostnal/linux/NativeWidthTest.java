package io.github.hostnal.linux;

import io.github.hostnal.linux.libc.Epoll;
import io.github.hostnal.support.abi.NativeWidthContract;
import io.github.hostnal.support.posix.libc.Kqueue;
import io.github.hostnal.support.posix.libc.Libc;
import java.util.stream.Stream;

/** The widths of the functions of the C library. */
class NativeWidthTest extends NativeWidthContract {
  @Override
  protected Stream<Class<?>> interfaces() {
    return Stream.of(Libc.class, Kqueue.class, Epoll.class);
  }
}
