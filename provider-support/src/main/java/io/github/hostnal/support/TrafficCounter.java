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
   * @param length its payload's bytes
   * @param segment the size of the datagrams that it was cut into; 0 if it was one
   */
  public void countSent(int length, int segment) {
    datagrams += segment == 0 ? 1 : (length + segment - 1) / segment;
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
