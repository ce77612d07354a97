package io.github.hostnal.internal.osgi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.StackOptions;
import io.github.hostnal.internal.Environment;
import io.github.hostnal.spi.ProviderLookup;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.util.List;
import org.osgi.framework.FrameworkUtil;

/** An OSGi framework in which the API's bundle is resolved, but not active. */
public final class StoppedFramework implements Environment {

  /** For the bundle. */
  public StoppedFramework() {}

  /**
   * Tells whether these classes are a bundle's.
   *
   * @throws NoClassDefFoundError if there are no classes of OSGi
   */
  public static boolean isHere() {
    return FrameworkUtil.getBundle(StoppedFramework.class) != null;
  }

  @Override
  public List<Candidate> candidates() {
    return List.of();
  }

  @Override
  public NetworkStack systemStack() {
    return open(StackOptions.defaults());
  }

  @Override
  public NetworkStack open(StackOptions options) {
    return ProviderLookup.select().open(options);
  }

  @Override
  public List<NetworkStack> openStacks() {
    return List.of();
  }

  @Override
  public String hint() {
    return "the bundle io.github.hostnal is not started";
  }
}
