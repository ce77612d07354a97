package io.github.hostnal.support.posix.kqueue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.kenai.jffi.MemoryIO;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.libc.Kqueue;
import io.github.hostnal.support.posix.libc.Libc;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jnr.ffi.Runtime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Byte by byte, little-endian: what is told to kevent, in its three layouts. */
class KqueuePollerTest {
  private static final int QUEUE = 5;
  private static final int FD = 0x1234;
  private static final long TOKEN = 0x1122_3344_5566_7788L;
  private static final int ENOENT = 2;
  private static final int EINVAL = 22;

  /** A kevent in hexadecimal digits, for its ident, filter, flags, fflags and udata. */
  enum Form {
    NARROW(32, 2, 10, 12, 24, -1, -2, -10) {
      @Override
      String of(String ident, int filter, int flags, String fflags, String udata) {
        return ident + le(filter, 2) + le(flags, 2) + fflags + "00".repeat(8) + udata;
      }
    },
    WIDE(40, 4, 12, 16, 32, 0, 1, 8) {
      @Override
      String of(String ident, int filter, int flags, String fflags, String udata) {
        return ident + le(filter, 4) + le(flags, 4) + fflags + "00".repeat(12) + udata;
      }
    },
    EXTENDED(64, 2, 10, 12, 24, -1, -2, -11) {
      @Override
      String of(String ident, int filter, int flags, String fflags, String udata) {
        return NARROW.of(ident, filter, flags, fflags, udata) + "00".repeat(32);
      }
    };

    final int reads;
    final int writes;
    final int user;

    @SuppressWarnings("ImmutableEnumChecker") // an Abi is immutable
    final Abi abi;

    Form(int size, int width, int flags, int fflags, int udata, int reads, int writes, int user) {
      this.reads = reads;
      this.writes = writes;
      this.user = user;
      Map<Symbol, Integer> values = BerkeleyAbi.values(8);
      values.put(KqueueSymbol.KEVENT, size);
      values.put(KqueueSymbol.KEVENT_FILTER_SIZE, width);
      values.put(KqueueSymbol.KEVENT_FLAGS, flags);
      values.put(KqueueSymbol.KEVENT_FLAGS_SIZE, width);
      values.put(KqueueSymbol.KEVENT_FFLAGS, fflags);
      values.put(KqueueSymbol.KEVENT_UDATA, udata);
      values.put(KqueueSymbol.EVFILT_READ, reads);
      values.put(KqueueSymbol.EVFILT_WRITE, writes);
      values.put(KqueueSymbol.EVFILT_USER, user);
      values.put(KqueueSymbol.O_CLOEXEC, 0x10000);
      abi = new Abi(name(), values, BerkeleyErrors.with("EIDRM 82"));
    }

    abstract String of(String ident, int filter, int flags, String fflags, String udata);

    private static String le(int number, int bytes) {
      String big = HexFormat.of().toHexDigits(Integer.reverseBytes(number));
      return big.substring(0, 2 * bytes);
    }

    String change(int filter, int flags, String udata) {
      return of("3412000000000000", filter, flags, "00000000", udata);
    }
  }

  private final List<String> calls = new ArrayList<>();
  private boolean hasUserEvents = true;
  private String toReturn = "";
  private int inPipe;

  private final Libc libc =
      (Libc)
          Proxy.newProxyInstance(
              Libc.class.getClassLoader(),
              new Class<?>[] {Libc.class},
              (proxy, method, args) -> {
                calls.add(method.getName() + " " + List.of(args));
                return method.getReturnType() == int.class ? (Object) 0 : "text";
              });

  private final class FakeKqueue implements Kqueue {
    private final Form form;

    FakeKqueue(Form form) {
      this.form = form;
    }

    @Override
    public int kqueue() {
      return QUEUE;
    }

    @Override
    public int kevent(
        int queue, long changes, long count, long events, long room, long timeout, int unseen) {
      assertEquals(QUEUE, queue);
      if (count == 0) {
        calls.add("wait " + room + (timeout == 0 ? " for ever" : " " + hex(timeout, 16)));
        byte[] bytes = HexFormat.of().parseHex(toReturn);
        MemoryIO.getInstance().putByteArray(events, bytes, 0, bytes.length);
        return bytes.length / form.abi.of(KqueueSymbol.KEVENT);
      }
      String change = hex(changes, form.abi.of(KqueueSymbol.KEVENT));
      calls.add(change);
      boolean refused = !hasUserEvents && change.equals(userEvent(form));
      boolean unknown = change.startsWith(form.change(form.writes, 2, "").substring(0, 24));
      if (refused || unknown) {
        Runtime.getSystemRuntime().setLastError(refused ? EINVAL : ENOENT);
        return -1;
      }
      return 0;
    }

    @Override
    public int pipe2(long descriptors, int flags) {
      calls.add("pipe2 0x" + Integer.toHexString(flags));
      MemoryIO.getInstance().putInt(descriptors, 8);
      MemoryIO.getInstance().putInt(descriptors + 4, 9);
      return 0;
    }

    @Override
    public long read(int fd, long buffer, long count) {
      long size = Math.min(inPipe, count);
      inPipe -= (int) size;
      return size;
    }

    @Override
    public long write(int fd, long buffer, long count) {
      calls.add("write " + fd + " " + count);
      return count;
    }
  }

  private static String hex(long address, int size) {
    byte[] bytes = new byte[size];
    MemoryIO.getInstance().getByteArray(address, bytes, 0, size);
    return HexFormat.of().formatHex(bytes);
  }

  private static String userEvent(Form form) {
    return form.of("00".repeat(8), form.user, 0x21, "00000000", "ff".repeat(8));
  }

  private KqueuePoller open(Form form) throws IOException {
    KqueuePoller poller = new KqueuePoller(new FakeKqueue(form), libc, form.abi);
    calls.clear();
    return poller;
  }

  @ParameterizedTest
  @EnumSource
  void opensWithAnEventToBeWokenBy(Form form) throws IOException {
    new KqueuePoller(new FakeKqueue(form), libc, form.abi);
    assertEquals(List.of("fcntl [5, 2, 1]", userEvent(form)), calls);
  }

  @ParameterizedTest
  @EnumSource
  void watchesEdges(Form form) throws IOException {
    KqueuePoller poller = open(form);
    poller.add(FD, TOKEN, true, false);
    assertEquals(
        List.of(
            form.change(form.reads, 0x21, "8877665544332211"),
            form.change(form.writes, 2, "8877665544332211")),
        calls);
    calls.clear();
    poller.modify(FD, TOKEN, false, false);
    poller.remove(FD);
    assertEquals(
        List.of(
            form.change(form.reads, 2, "8877665544332211"),
            form.change(form.writes, 2, "8877665544332211"),
            form.change(form.reads, 2, "00".repeat(8)),
            form.change(form.writes, 2, "00".repeat(8))),
        calls);
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatIsReady(Form form) throws IOException {
    KqueuePoller poller = open(form);
    String reads = form.change(form.reads, 0x8020, "0100000000000000");
    String writes = form.change(form.writes, 0x20, "0200000000000000");
    toReturn = reads + writes + userEvent(form);

    assertEquals(3, poller.poll(-1));
    assertTrue(poller.isReadable(0) && !poller.isWritable(0));
    assertTrue(poller.isWritable(1) && !poller.isReadable(1));
    assertFalse(poller.isWritable(2) || poller.isReadable(2));
    assertEquals(List.of(1L, 2L, -1L), List.of(poller.token(0), poller.token(1), poller.token(2)));
  }

  @Test
  void waitsAsLongAsTold() throws IOException {
    KqueuePoller poller = open(Form.NARROW);
    poller.poll(-1);
    poller.poll(0);
    poller.poll(1500);
    assertEquals(
        List.of(
            "wait 256 for ever",
            "wait 256 " + "00".repeat(16),
            "wait 256 01000000000000000065cd1d00000000"),
        calls);
  }

  @ParameterizedTest
  @EnumSource
  void isWokenByItsEvent(Form form) throws IOException {
    KqueuePoller poller = open(form);
    poller.wakeUp();
    assertEquals(List.of(form.of("00".repeat(8), form.user, 0, "00000001", "ff".repeat(8))), calls);
  }

  /** A pipe that is full takes no more, and then nobody would be woken. */
  @ParameterizedTest
  @EnumSource
  void isWokenByAPipeElsewhere(Form form) throws IOException {
    hasUserEvents = false;
    KqueuePoller poller = new KqueuePoller(new FakeKqueue(form), libc, form.abi);
    String pipe = form.of("0800000000000000", form.reads, 0x21, "00000000", "feffffffffffffff");
    assertEquals(List.of("pipe2 0x10004", pipe), calls.subList(2, 4));
    calls.clear();

    poller.wakeUp();
    assertEquals(List.of("write 9 1"), calls);
    inPipe = 1000;
    toReturn = pipe;
    assertEquals(1, poller.poll(-1));
    assertEquals(0, inPipe);
    calls.clear();
    poller.close();
    assertEquals(List.of("close [9]", "close [8]", "close [5]"), calls);
  }

  @Test
  void nothingHappensAfterClosing() throws IOException {
    KqueuePoller poller = open(Form.EXTENDED);
    poller.close();
    poller.close();
    poller.wakeUp();
    poller.remove(FD);
    assertThrows(ClosedChannelException.class, () -> poller.add(FD, TOKEN, true, true));
    assertEquals(List.of("close [5]"), calls);
  }
}
