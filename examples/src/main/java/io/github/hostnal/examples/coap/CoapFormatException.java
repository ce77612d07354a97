package io.github.hostnal.examples.coap;

/** A datagram is not a CoAP message. */
public final class CoapFormatException extends Exception {
  private static final long serialVersionUID = 1;

  private final int rejectId;

  CoapFormatException(String message, int rejectId) {
    super(message);
    this.rejectId = rejectId;
  }

  /**
   * Returns the message ID to reject, with a Reset.
   *
   * @return -1 if the sender is to get no answer: it was not Confirmable, or is of another version
   */
  public int rejectId() {
    return rejectId;
  }
}
