package io.github.hostnal.itest.contract;

/** What hostnal promises, with the tag that the tests of it have. */
public enum Promise {
  /** Each datagram names the address that it was sent to; an answer leaves from there. */
  LOCAL_ADDRESS(Tags.LOCAL_ADDRESS, "The local address is true"),
  /** Also when the buffer was too small. */
  FULL_LENGTH(Tags.FULL_LENGTH, "The full length is reported"),
  /** A withdrawn receive takes no datagram, a withdrawn send has sent none. */
  CANCELLATION(Tags.CANCELLATION, "Cancelling loses nothing"),
  /** Receives complete and sends leave as they were called. */
  ORDER(Tags.ORDER, "Order holds"),
  /** What the system cannot do fails and names the capability. */
  NOTHING_IGNORED(Tags.NOTHING_IGNORED, "Nothing is ignored silently"),
  /** Not wrapped, with a message that says what is wrong. */
  ERRORS(Tags.ERRORS, "Errors are the JDK's"),
  /** Ports, threads and pending futures are done with. */
  CLOSE(Tags.CLOSE, "Close is complete"),
  /** Nothing outside of buffers, nothing without a limit. */
  MEMORY(Tags.MEMORY, "Memory is bounded and safe"),
  /** A loop over a million ready datagrams. */
  STACK_SAFETY(Tags.STACK_SAFETY, "Stack-safe"),
  /** Descriptors and ports are not shared by accident. */
  HOST_SECURITY(Tags.HOST_SECURITY, "No surprise for the security of the host"),
  /** No promise: the good and bad cases of each method. */
  TRAIT(Tags.TRAIT, "Every other case of every method");

  private final String tag;
  private final String title;

  Promise(String tag, String title) {
    this.tag = tag;
    this.title = title;
  }

  /**
   * Returns the tag.
   *
   * @return the tag of the tests that prove the promise
   */
  public String tag() {
    return tag;
  }

  /**
   * Returns the title.
   *
   * @return the promise in a few words
   */
  public String title() {
    return title;
  }
}
