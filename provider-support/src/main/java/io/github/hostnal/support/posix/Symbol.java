package io.github.hostnal.support.posix;

/**
 * Something in the systems' headers that has a number: a constant, a size or an offset. An {@link
 * Abi} has the numbers. Providers add symbols of their own.
 */
public interface Symbol {

  /**
   * Returns what a C compiler is asked in order to check the number.
   *
   * @return a C expression, but that the width of a field is written {@code sizeof(struct s.field)}
   */
  String expression();
}
