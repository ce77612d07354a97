package io.github.hostnal.support.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which symbol a function is bound to. */
class LibraryBindingTest {

  /** Two functions that every C library has. */
  public interface Ids {
    int getpid();

    int getppid();

    int no_such_function();
  }

  private static Ids bind(Map<String, String> versions) {
    return new LibraryBinding("c", versions).bind(Ids.class);
  }

  @Test
  void theVersionIsTriedFirst() {
    Ids ids = bind(Map.of("getpid", "getppid"));
    assertEquals(ids.getppid(), ids.getpid());
  }

  @Test
  void thePlainNameIsNext() {
    Ids ids = bind(Map.of("getpid", "__getpid30"));
    assertEquals(ProcessHandle.current().pid(), ids.getpid());
  }

  @Test
  void whatIsMissingFailsWhenItIsCalled() {
    Ids ids = bind(Map.of());
    assertThrows(UnsatisfiedLinkError.class, ids::no_such_function);
  }

  @Test
  void aMissingLibraryFailsAtOnce() {
    LibraryBinding missing = new LibraryBinding("/no/such/library.so", Map.of());
    assertThrows(UnsatisfiedLinkError.class, () -> missing.bind(Ids.class));
  }
}
