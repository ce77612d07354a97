package io.github.hostnal.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out tests where Windows is wine's, which does some things in another way than Windows; the
 * reasons begin with {@code wine: }. The list is {@code wine-deviations.txt}.
 */
public final class WineDeviations implements ExecutionCondition {
  private static final String LIST = "wine-deviations.txt";
  private static final ConditionEvaluationResult ENABLED =
      ConditionEvaluationResult.enabled("no known deviation");

  /** What only wine's ntdll has. */
  public interface Ntdll {
    /**
     * Tells the version.
     *
     * @return the version of wine
     */
    @SuppressWarnings("checkstyle:MethodName")
    String wine_get_version();
  }

  /** Deviations by tests. */
  private static final class Holder {
    private static final Map<String, String> LIMITS = isWine() ? read() : Map.of();

    private Holder() {}
  }

  /** Called by JUnit. */
  public WineDeviations() {}

  private static boolean isWine() {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      return false;
    }
    try {
      LibraryLoader.create(Ntdll.class).load("ntdll").wine_get_version();
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** Reads lines with a deviation, each followed by indented lines with the tests that show it. */
  private static Map<String, String> read() {
    Map<String, String> limits = new LinkedHashMap<>();
    String deviation = "";
    for (String line : list().lines().toList()) {
      if (line.startsWith(" ")) {
        limits.put(line.strip(), "wine: " + deviation);
      } else if (!line.startsWith("#")) {
        deviation = line;
      }
    }
    return limits;
  }

  private static String list() {
    try (InputStream in = WineDeviations.class.getResourceAsStream(LIST)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return test(context)
        .map(Holder.LIMITS::get)
        .map(ConditionEvaluationResult::disabled)
        .orElse(ENABLED);
  }

  /** Left out are the invocations, not the template, so that as many tests are reported. */
  private static Optional<String> test(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> !isTemplate(context))
        .map(method -> context.getRequiredTestClass().getSimpleName() + "." + method.getName());
  }

  private static boolean isTemplate(ExtensionContext context) {
    String id = context.getUniqueId();
    return id.substring(id.lastIndexOf('[')).startsWith("[test-template:");
  }
}
