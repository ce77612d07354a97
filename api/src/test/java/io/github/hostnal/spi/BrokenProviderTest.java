package io.github.hostnal.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.spi.FakeProvider.Fast;
import io.github.hostnal.spi.FakeProvider.Throwing;
import io.github.hostnal.spi.FakeProvider.Unmade;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One bad provider must not hide the others. */
class BrokenProviderTest {
  private static final String MISSING = "io.github.hostnal.spi.NoSuchProvider";

  @RegisterExtension private final Announced announced = new Announced();
  @TempDir private Path folder;

  @Test
  void findsTheOneThatWorks() throws IOException {
    String[] classes = {
      MISSING, Unmade.class.getName(), Throwing.class.getName(), Fast.class.getName()
    };
    announced.add(folder, classes);

    assertEquals("fast", ProviderLookup.select().name());
    assertEquals(4, ProviderLookup.candidates().size());
  }

  @Test
  void findsTheOneInAnotherFile() throws IOException {
    announced.add(folder.resolve("good"), Fast.class);
    announced.add(folder.resolve("garbled"), "no class name");

    assertEquals("fast", ProviderLookup.select().name());
  }

  @Test
  void tellsWhatTheConstructorThrew() throws IOException {
    assertTold("the constructor threw", Unmade.class.getName());
  }

  @Test
  void tellsWhatSupportThrew() throws IOException {
    assertTold("support() threw", Throwing.class.getName());
  }

  @Test
  void tellsOfAClassThatIsMissing() throws IOException {
    assertTold("NoSuchProvider", MISSING);
  }

  private void assertTold(String what, String provider) throws IOException {
    announced.add(folder, provider);

    ProviderNotFoundException thrown =
        assertThrows(ProviderNotFoundException.class, ProviderLookup::select);

    assertTrue(thrown.getMessage().contains(provider), thrown.getMessage());
    assertNotNull(thrown.getCause());
    boolean inMessage = thrown.getMessage().contains(what);
    boolean inCause = String.valueOf(thrown.getCause().getCause()).contains(what);
    assertTrue(inMessage || inCause, () -> thrown + " by " + thrown.getCause());
  }

  @Test
  void endsWhenTheContextClassLoaderIsBroken() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new Closed(before));
    try {
      assertTrue(ProviderLookup.candidates().size() < Closed.PATIENCE);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What a container may leave behind when it has stopped an application. */
  private static final class Closed extends ClassLoader {
    static final int PATIENCE = 100;
    private int asked;

    Closed(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      if (++asked > PATIENCE) {
        throw new AssertionError("asked again and again");
      }
      throw new IllegalStateException("stopped");
    }
  }

  /** On a plain class path the context class loader finds what the API's own one finds. */
  @Test
  void tellsOfABrokenOneOnce() throws Exception {
    announced.add(folder, Unmade.class);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader flat =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(flat);
      Class<?> lookup = flat.loadClass(ProviderLookup.class.getName());
      Collection<?> candidates = (Collection<?>) lookup.getMethod("candidates").invoke(null);

      assertEquals(1, candidates.size(), candidates::toString);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private URL[] classPath() throws IOException {
    List<Class<?>> places = List.of(ProviderLookup.class, BrokenProviderTest.class);
    URL[] urls = new URL[places.size() + 1];
    for (int i = 0; i < places.size(); i++) {
      urls[i] = places.get(i).getProtectionDomain().getCodeSource().getLocation();
    }
    urls[places.size()] = folder.toUri().toURL();
    return urls;
  }
}
