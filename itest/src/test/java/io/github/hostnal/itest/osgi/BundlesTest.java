package io.github.hostnal.itest.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

class BundlesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aConsumerUsesTheSharedStack(TestFramework.Kind kind) throws Exception {
    try (TestFramework framework = TestFramework.start(kind)) {
      framework.run(TestFramework.API, TestFramework.SUPPORT, TestFramework.LINUX);
      Bundle consumer =
          framework.install(
              TestBundle.of("consumer", EchoTask.class)
                  .imports("io.github.hostnal")
                  .writeTo(folder));

      assertEquals("hello over linux", TestFramework.call(consumer, EchoTask.class));
    }
  }
}
