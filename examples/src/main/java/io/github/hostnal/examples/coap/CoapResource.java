package io.github.hostnal.examples.coap;

import java.nio.charset.StandardCharsets;

/** What a server has at a path. */
@FunctionalInterface
public interface CoapResource {
  /** The content format of text. */
  int TEXT = 0;

  /** The content format of {@code /.well-known/core}. */
  int LINKS = 40;

  /**
   * Answers a request.
   *
   * @param request a GET or POST
   * @return the answer
   */
  Answer answer(CoapMessage request);

  /**
   * An answer.
   *
   * @param code see {@link CoapCode}
   * @param format what the content is
   * @param content the whole content; the server cuts it into blocks
   */
  @SuppressWarnings("ArrayRecordComponent") // answers are not compared
  record Answer(int code, int format, byte[] content) {

    /**
     * Makes an answer of text.
     *
     * @param code the code
     * @param text the content
     * @return the answer
     */
    public static Answer text(int code, String text) {
      return new Answer(code, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
