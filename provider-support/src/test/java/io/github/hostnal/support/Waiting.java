package io.github.hostnal.support;

/** An operation that is claimed for its own name. */
final class Waiting extends PendingOperation<String> {
  private final String name;

  Waiting(String name) {
    this.name = name;
  }

  /** To be called with the queue's monitor. */
  void claim() {
    claim(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
