package io.github.hostnal.windows;

import io.github.hostnal.support.posix.NativeMemory;
import java.util.concurrent.atomic.AtomicInteger;

/** What has to be known of a socket beside its handle. */
final class WindowsSocket {
  private final long handle;
  private final NativeMemory count = new NativeMemory(2 * Integer.BYTES);
  private final AtomicInteger error = new AtomicInteger();
  private volatile boolean connected;

  /** What was asked for where the system takes no notice. */
  private volatile int trafficClassHint;

  WindowsSocket(long handle) {
    this.handle = handle;
  }

  long handle() {
    return handle;
  }

  /** The address of where a receive stores the length: receives of one socket exclude another. */
  long receivedAt() {
    return count.address();
  }

  int received() {
    return count.buffer().getInt(0);
  }

  /** The same for sends. */
  long sentAt() {
    return count.address() + Integer.BYTES;
  }

  int sent() {
    return count.buffer().getInt(Integer.BYTES);
  }

  boolean isConnected() {
    return connected;
  }

  void setConnected() {
    connected = true;
  }

  /** Keeps an error that a posted receive was told, for the next one to fail with. */
  void keepError(int wsaError) {
    error.set(wsaError);
  }

  /** Returns the error that was kept, once; 0 for none. */
  int takeError() {
    return error.getAndSet(0);
  }

  int trafficClassHint() {
    return trafficClassHint;
  }

  void setTrafficClassHint(int octet) {
    trafficClassHint = octet;
  }
}
