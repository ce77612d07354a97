package io.github.hostnal.spi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import org.osgi.annotation.versioning.ConsumerType;

/** Brings the network stack of an operating system. Found by {@link ProviderLookup}. */
@ConsumerType
public interface NetworkStackProvider {

  /**
   * Returns the name of this provider, for instance {@code linux}.
   *
   * @return a short name in lower case, as {@code -Dhostnal.provider} takes it
   */
  String name();

  /**
   * Tells whether this provider works here. It asks for the operating system first, and touches no
   * native class on a foreign one; then for the architecture; then whether the native library
   * loads. It never throws.
   *
   * @return yes, or no with the reason
   */
  Support support();

  /**
   * Returns how much this provider is to be preferred: of the supported ones, the one with the
   * highest number is taken. Native providers have 100, fall-backs less.
   *
   * @return any number
   */
  int priority();

  /**
   * Tells what native library this provider calls the system through, for bug reports.
   *
   * @return its name and version; "none" for a provider in pure Java
   */
  default String nativeLibrary() {
    return "none";
  }

  /**
   * Opens a stack.
   *
   * @param options what it is to be like
   * @return a new stack
   * @throws UnsupportedOperationException if this provider is not supported here
   * @throws java.io.UncheckedIOException if the system has no resources for it
   */
  NetworkStack open(StackOptions options);
}
