package io.github.hostnal.support.posix;

import com.kenai.jffi.MemoryIO;
import io.github.hostnal.support.posix.libc.Libc;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jnr.ffi.Runtime;

/** A C library that has one socket, remembers what it is told, and fails as told. */
final class FakeLibc implements Libc {
  static final int FD = 77;

  /** The calls, each with its numbers; values in hexadecimal digits. */
  final List<String> calls = new ArrayList<>();

  /** The options, by {@code level:name}. */
  final Map<String, byte[]> options = new HashMap<>();

  /** What the next calls of recvmsg and sendmsg fail with; then they succeed. */
  final Deque<Integer> failures = new ArrayDeque<>();

  @Override
  public int socket(int domain, int type, int protocol) {
    calls.add("socket " + domain + " 0x" + Integer.toHexString(type));
    return FD;
  }

  @Override
  public int bind(int fd, long address, int length) {
    calls.add("bind");
    return fail(49);
  }

  @Override
  public int connect(int fd, long address, int length) {
    calls.add("connect");
    return 0;
  }

  @Override
  public int getsockname(int fd, long address, long length) {
    calls.add("getsockname");
    return 0;
  }

  @Override
  public int setsockopt(int fd, int level, int name, long value, int length) {
    byte[] bytes = new byte[length];
    MemoryIO.getInstance().getByteArray(value, bytes, 0, length);
    options.put(level + ":" + name, bytes);
    calls.add("set " + level + ":" + name + " " + HexFormat.of().formatHex(bytes));
    return 0;
  }

  @Override
  public int getsockopt(int fd, int level, int name, long value, long length) {
    byte[] bytes = options.getOrDefault(level + ":" + name, number(0));
    int size = Math.min(bytes.length, MemoryIO.getInstance().getInt(length));
    MemoryIO.getInstance().putByteArray(value, bytes, 0, size);
    MemoryIO.getInstance().putInt(length, size);
    return 0;
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
  }

  @Override
  public long recvmsg(int fd, long message, int flags) {
    return attempt("recvmsg");
  }

  @Override
  public long sendmsg(int fd, long message, int flags) {
    return attempt("sendmsg");
  }

  private long attempt(String call) {
    calls.add(call);
    return failures.isEmpty() ? 0 : fail(failures.poll());
  }

  private static int fail(int errno) {
    Runtime.getSystemRuntime().setLastError(errno);
    return -1;
  }

  @Override
  public int fcntl(int fd, int command, int argument) {
    calls.add("fcntl " + command + " " + argument);
    return 0;
  }

  @Override
  public int close(int fd) {
    calls.add("close");
    return 0;
  }

  @Override
  public String strerror(int errno) {
    return "error " + errno;
  }
}
