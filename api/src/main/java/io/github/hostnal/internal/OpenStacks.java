package io.github.hostnal.internal;

import io.github.hostnal.NetworkStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Stacks that end together: a shared one, which is opened when first asked for, and others. */
public final class OpenStacks {
  private final List<NetworkStack> stacks = new ArrayList<>();
  private volatile SystemStack shared;
  private boolean ended;

  /** Opens a stack, to be closed by its owner or at the end. */
  public NetworkStack open(Supplier<NetworkStack> opener) {
    NetworkStack stack = opener.get();
    if (!add(stack)) {
      stack.close();
      throw gone();
    }
    return stack;
  }

  private synchronized boolean add(NetworkStack stack) {
    stacks.removeIf(other -> !other.isOpen());
    return !ended && stacks.add(stack);
  }

  /** Returns the shared stack. */
  public SystemStack shared(Supplier<NetworkStack> opener) {
    SystemStack present = shared;
    return present == null ? openShared(opener) : present;
  }

  private synchronized SystemStack openShared(Supplier<NetworkStack> opener) {
    if (ended) {
      throw gone();
    }
    if (shared == null) {
      shared = new SystemStack(opener.get());
    }
    return shared;
  }

  private static IllegalStateException gone() {
    return new IllegalStateException("the provider has gone meanwhile");
  }

  /** Returns those that are open. */
  public synchronized List<NetworkStack> list() {
    List<NetworkStack> open = new ArrayList<>();
    if (shared != null) {
      open.add(shared);
    }
    open.addAll(stacks);
    open.removeIf(stack -> !stack.isOpen());
    return open;
  }

  /** Closes all, and opens none any more. */
  public void end() {
    List<NetworkStack> ending;
    SystemStack sharedByAll;
    synchronized (this) {
      ended = true;
      ending = new ArrayList<>(stacks);
      stacks.clear();
      sharedByAll = shared;
    }
    if (sharedByAll != null) {
      sharedByAll.end();
    }
    ending.forEach(NetworkStack::close);
  }
}
