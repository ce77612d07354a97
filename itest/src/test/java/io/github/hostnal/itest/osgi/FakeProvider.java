package io.github.hostnal.itest.osgi;

import io.github.hostnal.Capability;
import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.Support;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A provider without a network: its stacks know their provider, and whether they are open. */
public class FakeProvider implements NetworkStackProvider {
  private final String name;
  private final int priority;
  private final Support support;

  FakeProvider(String name, int priority, Support support) {
    this.name = name;
    this.priority = priority;
    this.support = support;
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
    return support;
  }

  @Override
  public NetworkStack open(StackOptions options) {
    AtomicBoolean open = new AtomicBoolean(true);
    return (NetworkStack)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {NetworkStack.class},
            (stack, method, arguments) -> answer(stack, method, arguments, open));
  }

  private Object answer(Object stack, Method method, Object[] arguments, AtomicBoolean open) {
    return switch (method.getName()) {
      case "provider" -> name;
      case "capabilities" -> Set.of(Capability.IPV6);
      case "openSockets" -> List.of();
      case "isOpen" -> open.get();
      case "close" -> {
        open.set(false);
        yield null;
      }
      case "equals" -> stack == arguments[0];
      case "hashCode" -> System.identityHashCode(stack);
      case "toString" -> "stack of " + name;
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }
}
