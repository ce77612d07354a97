package io.github.hostnal.examples.coap;

/** The types of messages. */
public enum CoapType {
  /** Wants an acknowledgement, and is sent again until it comes. */
  CONFIRMABLE(0),
  /** Wants none. */
  NON_CONFIRMABLE(1),
  /** Acknowledges a Confirmable message, perhaps with the response. */
  ACKNOWLEDGEMENT(2),
  /** Rejects a message. */
  RESET(3);

  private final int number;

  CoapType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static CoapType of(int number) {
    return switch (number) {
      case 0 -> CONFIRMABLE;
      case 1 -> NON_CONFIRMABLE;
      case 2 -> ACKNOWLEDGEMENT;
      case 3 -> RESET;
      default -> throw new IllegalArgumentException("type " + number + " of two bits");
    };
  }
}
