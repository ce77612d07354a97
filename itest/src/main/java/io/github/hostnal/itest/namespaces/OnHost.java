package io.github.hostnal.itest.namespaces;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs tests, and what goes before and after each, on the thread of the host's namespace. All tests
 * of a run share the topology; it goes when the run is over.
 */
final class OnHost implements BeforeEachCallback, InvocationInterceptor {

  @Override
  public void beforeEach(ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(OnHost.class));
    String unmet = store.getOrComputeIfAbsent("unmet", key -> Requirements.unmet(), String.class);
    assumeTrue(unmet.isEmpty(), unmet);
    NamespaceTest test = (NamespaceTest) context.getRequiredTestInstance();
    test.net =
        store.getOrComputeIfAbsent(
            Topology.class,
            key -> {
              Leftovers.delete();
              return new Topology();
            },
            Topology.class);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, invoked);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, invoked);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, invoked);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invoked,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, invoked);
  }

  private static void proceed(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> invoked) throws Throwable {
    NamespaceTest test = (NamespaceTest) invoked.getTarget().orElseThrow();
    Throwable thrown =
        test.net
            .host()
            .call(
                () -> {
                  try {
                    invocation.proceed();
                    return null;
                  } catch (Throwable t) {
                    return t;
                  }
                });
    if (thrown != null) {
      throw thrown;
    }
  }
}
