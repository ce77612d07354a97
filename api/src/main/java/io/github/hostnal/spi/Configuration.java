package io.github.hostnal.spi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Settings by name. They are system properties, which a container may override: in OSGi, properties
 * of the framework with the same names.
 */
public final class Configuration {
  private static final List<UnaryOperator<String>> CONTAINERS = new CopyOnWriteArrayList<>();

  private Configuration() {}

  /**
   * Returns a setting.
   *
   * @param name the name of the system property
   * @return null if it is not set
   */
  public static String get(String name) {
    for (UnaryOperator<String> container : CONTAINERS) {
      String value = container.apply(name);
      if (value != null) {
        return value;
      }
    }
    return System.getProperty(name);
  }

  /**
   * Asks a container before the system properties from now on.
   *
   * @param properties returns the value of a name, or null
   * @return ends that
   */
  public static Runnable askFirst(UnaryOperator<String> properties) {
    CONTAINERS.add(properties);
    return () -> CONTAINERS.remove(properties);
  }
}
