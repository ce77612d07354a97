package io.github.hostnal.examples.coap;

/** The codes of requests and responses: a class in the upper three bits, a detail in the lower. */
public final class CoapCode {
  /** No request and no response: an acknowledgement, a Reset or a ping. */
  public static final int EMPTY = 0;

  /** 0.01. */
  public static final int GET = 1;

  /** 0.02. */
  public static final int POST = 2;

  /** 2.04. */
  public static final int CHANGED = of(2, 4);

  /** 2.05. */
  public static final int CONTENT = of(2, 5);

  /** 4.00. */
  public static final int BAD_REQUEST = of(4, 0);

  /** 4.02: a critical option is unknown. */
  public static final int BAD_OPTION = of(4, 2);

  /** 4.04. */
  public static final int NOT_FOUND = of(4, 4);

  /** 4.05. */
  public static final int METHOD_NOT_ALLOWED = of(4, 5);

  /** 4.06. */
  public static final int NOT_ACCEPTABLE = of(4, 6);

  private CoapCode() {}

  private static int of(int group, int detail) {
    return (group << 5) | detail;
  }

  /**
   * Tells whether a code is that of a request.
   *
   * @param code the code
   * @return whether it has class 0, and is not empty
   */
  public static boolean isRequest(int code) {
    return code != EMPTY && code >> 5 == 0;
  }

  /**
   * Tells whether a code is that of a response.
   *
   * @param code the code
   * @return whether it has class 2, 4 or 5
   */
  public static boolean isResponse(int code) {
    int group = code >> 5;
    return group == 2 || group == 4 || group == 5;
  }

  /**
   * Formats a code as people write it.
   *
   * @param code the code
   * @return for instance {@code 2.05}
   */
  public static String format(int code) {
    return String.format("%d.%02d", code >> 5, code & 0x1f);
  }
}
