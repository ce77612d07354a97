package io.github.hostnal.itest.osgi;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A service that some bundle of a framework has registered. */
record TestService(TestFramework framework, ServiceReference<?> reference) {

  /** Returns the services of a type. */
  static List<TestService> all(TestFramework framework, String type) throws Exception {
    ServiceReference<?>[] found = framework.context().getAllServiceReferences(type, null);
    return found == null
        ? List.of()
        : Stream.of(found).map(reference -> new TestService(framework, reference)).toList();
  }

  /** Returns the one service of a type. */
  static TestService only(TestFramework framework, String type) throws Exception {
    List<TestService> all = all(framework, type);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " services " + type + ": " + all);
    }
    return all.get(0);
  }

  Bundle bundle() {
    return reference.getBundle();
  }

  Object property(String name) {
    return reference.getProperty(name);
  }

  Object service() {
    return framework.context().getService(reference);
  }
}
