package io.github.hostnal.itest.namespaces;

import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/** The calls by which a thread moves into a network namespace. */
public interface Libc {
  /** {@code O_RDONLY | O_CLOEXEC}, on every architecture that has namespaces and the JDK. */
  int READ_ONLY = 0x80000;

  /** {@code CLONE_NEWNET}. */
  int NETWORK = 0x40000000;

  /**
   * Returns the C library.
   *
   * @return bound on first use
   */
  static Libc get() {
    return Holder.LIBC;
  }

  /**
   * The calling user: geteuid(2).
   *
   * @return 0 for root
   */
  int geteuid();

  /**
   * Opens a file: open(2).
   *
   * @param path the file
   * @param flags {@link #READ_ONLY}
   * @return the descriptor, or -1
   */
  int open(String path, int flags);

  /**
   * Moves the calling thread into a namespace: setns(2).
   *
   * @param fd the namespace
   * @param type {@link #NETWORK}
   * @return 0, or -1
   */
  int setns(int fd, int type);

  /**
   * Closes a descriptor: close(2).
   *
   * @param fd the descriptor
   * @return 0, or -1
   */
  int close(int fd);

  /**
   * Returns the number of the last call's error.
   *
   * @return errno of this thread
   */
  static int errno() {
    return Runtime.getSystemRuntime().getLastError();
  }

  /** Binds the library when it is first needed. */
  final class Holder {
    private static final Libc LIBC = LibraryLoader.create(Libc.class).load("c");

    private Holder() {}
  }
}
