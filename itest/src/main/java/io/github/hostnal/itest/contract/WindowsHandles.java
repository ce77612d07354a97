package io.github.hostnal.itest.contract;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Map;
import java.util.TreeMap;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.byref.IntByReference;
import jnr.ffi.types.intptr_t;

/** The open handles of this process, on Windows: their numbers are multiples of four. */
public final class WindowsHandles {
  private static final int STEP = 4;

  /** More than the suite ever has open. */
  private static final int END = 0x8000;

  private static final int HANDLE_FLAG_INHERIT = 1;
  private static final int FILE_TYPE_DISK = 1;
  private static final int OBJECT_TYPE_INFORMATION = 2;
  private static final int ROOM = 1024;

  /** Of kernel32. */
  public interface Kernel {
    /** Tells the flags of a handle; 0 if there is no such handle. */
    int GetHandleInformation(@intptr_t long handle, IntByReference flags);

    /** Tells the kind of a file: of disks, sockets or others. */
    int GetFileType(@intptr_t long handle);
  }

  /** Of ntdll. */
  public interface Native {
    /** Stores information about the object of a handle; 0 for success. */
    int NtQueryObject(
        @intptr_t long handle, int kind, Pointer to, int length, IntByReference needed);
  }

  private static final class Holder {
    private static final Kernel KERNEL = LibraryLoader.create(Kernel.class).load("kernel32");
    private static final Native NATIVE = LibraryLoader.create(Native.class).load("ntdll");

    private Holder() {}
  }

  private WindowsHandles() {}

  static boolean areShown() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  /** Returns the handles of sockets, which are files but not on a disk, and completion ports. */
  static Map<Integer, String> ofNetworkStacks() {
    Map<Integer, String> found = new TreeMap<>();
    IntByReference flags = new IntByReference();
    for (int handle = STEP; handle < END; handle += STEP) {
      if (Holder.KERNEL.GetHandleInformation(handle, flags) != 0) {
        String type = type(handle);
        if (type.equals("IoCompletion") || (type.equals("File") && !isOnDisk(handle))) {
          found.put(handle, type);
        }
      }
    }
    return found;
  }

  private static boolean isOnDisk(int handle) {
    return Holder.KERNEL.GetFileType(handle) == FILE_TYPE_DISK;
  }

  static boolean isInherited(int handle) {
    IntByReference flags = new IntByReference();
    return Holder.KERNEL.GetHandleInformation(handle, flags) != 0
        && (flags.intValue() & HANDLE_FLAG_INHERIT) != 0;
  }

  /** Returns the name of an object's type, a UNICODE_STRING: length, room, address. */
  private static String type(int handle) {
    Runtime runtime = Runtime.getSystemRuntime();
    Pointer information = Memory.allocateDirect(runtime, ROOM, true);
    IntByReference needed = new IntByReference();
    if (Holder.NATIVE.NtQueryObject(handle, OBJECT_TYPE_INFORMATION, information, ROOM, needed)
        != 0) {
      return ""; // closed since it was found
    }
    byte[] name = new byte[information.getShort(0)];
    information.getPointer(runtime.addressSize()).get(0, name, 0, name.length);
    return new String(name, UTF_16LE);
  }
}
