package io.github.hostnal.internal;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.util.List;

/** Where the program runs: what knows the providers, and the stacks that were opened. */
public interface Environment {

  /** Returns the providers that are there now; of those of one priority the preferred one first. */
  List<Candidate> candidates();

  /** Returns the shared stack of the provider to use. */
  NetworkStack systemStack();

  /** Opens a stack of the provider to use. */
  NetworkStack open(StackOptions options);

  /** Returns the stacks that are open. */
  List<NetworkStack> openStacks();

  /** Returns what to look at if there is no provider. */
  String hint();
}
