package io.github.hostnal.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.spi.FakeProvider.Fast;
import io.github.hostnal.spi.FakeProvider.Foreign;
import io.github.hostnal.spi.FakeProvider.Slow;
import io.github.hostnal.spi.ProviderLookup.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ProviderLookupTest {
  @RegisterExtension private final Announced announced = new Announced();
  @TempDir private Path folder;

  @AfterEach
  void forgetTheWantedProvider() {
    System.clearProperty(ProviderLookup.PROVIDER_PROPERTY);
  }

  private static void want(String name) {
    System.setProperty(ProviderLookup.PROVIDER_PROPERTY, name);
  }

  private static ProviderNotFoundException notFound() {
    return assertThrows(ProviderNotFoundException.class, ProviderLookup::select);
  }

  @Test
  void takesTheHighestPriority() throws IOException {
    announced.add(folder, Slow.class, Fast.class);

    assertEquals("fast", ProviderLookup.select().name());
  }

  @Test
  void passesOverWhatIsNotSupported() throws IOException {
    announced.add(folder, Foreign.class, Slow.class);

    assertEquals("slow", ProviderLookup.select().name());
  }

  @Test
  void takesTheNamedOne() throws IOException {
    want("slow");
    announced.add(folder, Slow.class, Fast.class);

    assertEquals("slow", ProviderLookup.select().name());
  }

  @Test
  void listsAllTheHighestPriorityFirst() throws IOException {
    announced.add(folder, Slow.class, Foreign.class, Fast.class);

    List<Candidate> candidates = ProviderLookup.candidates();

    assertEquals(
        List.of("foreign", "fast", "slow"), candidates.stream().map(Candidate::name).toList());
    assertEquals(List.of(1000, 100, 10), candidates.stream().map(Candidate::priority).toList());
    assertEquals("this system is not Plan 9", candidates.get(0).support().reason());
    assertTrue(candidates.get(1).support().supported());
  }

  @Test
  void tellsWhyNoneFits() throws IOException {
    announced.add(folder, Foreign.class);

    ProviderNotFoundException thrown = notFound();

    assertContains("foreign: this system is not Plan 9", thrown);
    assertContains("os.name=" + System.getProperty("os.name"), thrown);
    assertContains("os.arch=" + System.getProperty("os.arch"), thrown);
    assertEquals("no library", thrown.getCause().getMessage());
  }

  @Test
  void tellsWhyTheNamedOneDoesNotFit() throws IOException {
    want("foreign");
    announced.add(folder, Slow.class, Foreign.class);

    ProviderNotFoundException thrown = notFound();

    assertContains("named \"foreign\"", thrown);
    assertContains("foreign: this system is not Plan 9", thrown);
    assertContains("slow: supported", thrown);
  }

  @Test
  void tellsWhatThereIsInsteadOfTheNamedOne() throws IOException {
    want("quick");
    announced.add(folder, Slow.class);

    ProviderNotFoundException thrown = notFound();

    assertContains("named \"quick\"", thrown);
    assertContains("slow: supported", thrown);
    assertNull(thrown.getCause());
  }

  @Test
  void tellsThatThereIsNone() {
    assertContains("found none", notFound());
    assertEquals(List.of(), ProviderLookup.candidates());
  }

  private static void assertContains(String part, Throwable thrown) {
    assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
  }
}
