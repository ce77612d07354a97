package io.github.hostnal.spi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;

/** A provider that opens nothing. */
abstract class FakeProvider implements NetworkStackProvider {
  private final String name;
  private final int priority;

  FakeProvider(String name, int priority) {
    this.name = name;
    this.priority = priority;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int priority() {
    return priority;
  }

  @Override
  public Support support() {
    return Support.yes();
  }

  @Override
  public NetworkStack open(StackOptions options) {
    throw new UnsupportedOperationException(name);
  }

  /** A fall-back. */
  public static final class Slow extends FakeProvider {
    public Slow() {
      super("slow", 10);
    }
  }

  /** A native one. */
  public static final class Fast extends FakeProvider {
    public Fast() {
      super("fast", 100);
    }
  }

  /** One of another system, which would be preferred. */
  public static final class Foreign extends FakeProvider {
    public Foreign() {
      super("foreign", 1000);
    }

    @Override
    public Support support() {
      return Support.no("this system is not Plan 9", new LinkageError("no library"));
    }
  }

  /** One that cannot be made. */
  public static final class Unmade extends FakeProvider {
    public Unmade() {
      super("unmade", 1000);
      throw new IllegalStateException("the constructor threw");
    }
  }

  /** One that breaks its promise never to throw there. */
  public static final class Throwing extends FakeProvider {
    public Throwing() {
      super("throwing", 1000);
    }

    @Override
    public Support support() {
      throw new NoClassDefFoundError("support() threw");
    }
  }
}
