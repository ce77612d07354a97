package io.github.hostnal.imaginary;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.Support;

/** Brings the stack of a make-believe system, which is at hand everywhere and never preferred. */
public final class ImaginaryProvider implements NetworkStackProvider {
  static final String NAME = "imaginary";

  /** Less than any provider of a system that exists, unless a test asks for more. */
  private static final int LEAST = -1000;

  private static final String PRIORITY_PROPERTY = "hostnal.imaginary.priority";

  /** For whoever looks for providers. */
  public ImaginaryProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Support support() {
    return Support.yes();
  }

  @Override
  public int priority() {
    return Integer.getInteger(PRIORITY_PROPERTY, LEAST);
  }

  @Override
  public NetworkStack open(StackOptions options) {
    return new ImaginaryStack(options);
  }
}
