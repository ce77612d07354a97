package io.github.hostnal.support;

/** What went through one direction of a socket. Guarded by that direction's lock. */
public final class TrafficCounter {
  private long datagrams;
  private long bytes;
  private long truncated;

  /** Makes a counter at zero. */
  public TrafficCounter() {}

  /**
   * Counts one datagram.
   *
   * @param length its payload's bytes
   * @param cut whether it was truncated
   */
  public void count(int length, boolean cut) {
    datagrams++;
    bytes += length;
    if (cut) {
      truncated++;
    }
  }

  /**
   * Counts what was sent at once.
   *
   * @param sent the datagrams into which the payload was cut
   * @param length the bytes of all of it
   */
  public void countSent(int sent, int length) {
    datagrams += sent;
    bytes += length;
  }

  /**
   * Adds what another one has counted.
   *
   * @param other the other one
   */
  public void add(TrafficCounter other) {
    datagrams += other.datagrams;
    bytes += other.bytes;
    truncated += other.truncated;
  }

  /**
   * Returns the datagrams.
   *
   * @return their number
   */
  public long datagrams() {
    return datagrams;
  }

  /**
   * Returns the payload bytes.
   *
   * @return their number
   */
  public long bytes() {
    return bytes;
  }

  /**
   * Returns the datagrams that were truncated.
   *
   * @return their number
   */
  public long truncated() {
    return truncated;
  }
}
