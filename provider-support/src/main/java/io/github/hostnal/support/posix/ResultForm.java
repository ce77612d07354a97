package io.github.hostnal.support.posix;

/** What a receive makes of a datagram that was received. */
@FunctionalInterface
interface ResultForm<T> {

  /** The full length is all that a connected socket tells. */
  ResultForm<Integer> LENGTH = (descriptor, block, length, truncated) -> length;

  /** Reads what the system stored beside the payload. */
  T of(UdpDescriptor descriptor, MessageBlock block, int length, boolean truncated);
}
