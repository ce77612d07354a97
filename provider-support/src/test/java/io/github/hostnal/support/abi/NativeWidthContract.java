package io.github.hostnal.support.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jnr.ffi.types.int64_t;
import jnr.ffi.types.intptr_t;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.u_int64_t;
import jnr.ffi.types.uintptr_t;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The test of a provider's native interfaces: every Java {@code long} of a native function says how
 * wide it is: without an annotation it is a C {@code long}, which has 32 bits on Windows and would
 * cut addresses.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NativeWidthContract {
  private static final Set<Class<?>> WIDTHS =
      Set.of(
          int64_t.class,
          u_int64_t.class,
          intptr_t.class,
          uintptr_t.class,
          size_t.class,
          ssize_t.class);

  interface Careless {
    long returned(int fd);

    int taken(@uintptr_t long address, long length);

    int boxed(Long address);
  }

  /** Returns the native interfaces that the provider calls. */
  protected abstract Stream<Class<?>> interfaces();

  @ParameterizedTest
  @MethodSource("interfaces")
  void everyLongHasAWidth(Class<?> functions) {
    assertEquals(List.of(), bareLongs(functions));
    assertNotEquals(0, Arrays.stream(functions.getMethods()).filter(this::takesALong).count());
  }

  @Test
  void noticesABareLong() {
    assertEquals(
        List.of("boxed parameter 0", "returned returns", "taken parameter 1"),
        bareLongs(Careless.class));
  }

  private boolean takesALong(Method function) {
    return Arrays.stream(function.getParameterTypes()).anyMatch(NativeWidthContract::isLong);
  }

  private static List<String> bareLongs(Class<?> functions) {
    List<String> bare = new ArrayList<>();
    for (Method function : functions.getDeclaredMethods()) {
      if (isLong(function.getReturnType()) && hasNoWidth(function.getAnnotations())) {
        bare.add(function.getName() + " returns");
      }
      Class<?>[] types = function.getParameterTypes();
      Annotation[][] annotations = function.getParameterAnnotations();
      for (int i = 0; i < types.length; i++) {
        if (isLong(types[i]) && hasNoWidth(annotations[i])) {
          bare.add(function.getName() + " parameter " + i);
        }
      }
    }
    bare.sort(null);
    return bare;
  }

  private static boolean isLong(Class<?> type) {
    return type == long.class || type == Long.class;
  }

  private static boolean hasNoWidth(Annotation[] annotations) {
    return Arrays.stream(annotations).noneMatch(a -> WIDTHS.contains(a.annotationType()));
  }
}
