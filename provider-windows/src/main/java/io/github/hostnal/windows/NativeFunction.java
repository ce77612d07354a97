package io.github.hostnal.windows;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Platform;
import com.kenai.jffi.Type;
import java.util.Arrays;

/**
 * A native function that is called by its address, and returns an {@code int}. The error of a call
 * that failed is {@code Runtime.getLastError()}.
 */
final class NativeFunction {
  private static final Invoker INVOKER = Invoker.getInstance();

  /** Where a call with numbers only is three times as fast as one through a buffer. */
  private static final boolean FAST = Platform.getPlatform().getCPU() == Platform.CPU.X86_64;

  private final long address;
  private final boolean[] pointers;
  private final CallContext context;

  private NativeFunction(long address, boolean[] pointers, Type... parameters) {
    this.address = address;
    this.pointers = pointers;
    context = CallContext.getCallContext(Type.SINT32, parameters, CallingConvention.STDCALL, true);
  }

  /** Takes a letter for each parameter: p for a pointer or handle, i for a 32-bit number. */
  static NativeFunction at(long address, String parameters) {
    boolean[] pointers = new boolean[parameters.length()];
    Type[] types = new Type[parameters.length()];
    for (int i = 0; i < types.length; i++) {
      pointers[i] = parameters.charAt(i) == 'p';
      types[i] = pointers[i] ? Type.POINTER : Type.SINT32;
    }
    return new NativeFunction(address, pointers, types);
  }

  int call(long a, long b, long c, long d, long e) {
    return FAST
        ? (int) INVOKER.invokeN5(context, address, a, b, c, d, e)
        : callThroughBuffer(a, b, c, d, e);
  }

  int call(long a, long b, long c, long d, long e, long f) {
    return FAST
        ? (int) INVOKER.invokeN6(context, address, a, b, c, d, e, f)
        : callThroughBuffer(a, b, c, d, e, f);
  }

  private int callThroughBuffer(long... arguments) {
    HeapInvocationBuffer buffer = new HeapInvocationBuffer(context);
    for (int i = 0; i < arguments.length; i++) {
      if (pointers[i]) {
        buffer.putAddress(arguments[i]);
      } else {
        buffer.putInt((int) arguments[i]);
      }
    }
    return INVOKER.invokeInt(context, address, buffer);
  }

  @Override
  public String toString() {
    return "0x" + Long.toHexString(address) + Arrays.toString(pointers);
  }
}
