package io.github.hostnal.windows;

import io.github.hostnal.support.abi.NativeWidthContract;
import io.github.hostnal.windows.winsock.Kernel32;
import io.github.hostnal.windows.winsock.Winsock2;
import java.util.stream.Stream;

/** The widths of the functions of Windows. */
class NativeWidthTest extends NativeWidthContract {
  @Override
  protected Stream<Class<?>> interfaces() {
    return Stream.of(Winsock2.class, Kernel32.class);
  }
}
