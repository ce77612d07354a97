package io.github.hostnal.itest.osgi;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.TcpListener;
import io.github.hostnal.UnconnectedUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** What a bundle keeps of the stacks that it used. */
final class HeldSockets {
  private static final List<CompletableFuture<?>> PENDING = new ArrayList<>();
  private static NetworkStack shared;
  private static NetworkStack own;
  private static UnconnectedUdp socket;

  private HeldSockets() {}

  /** Opens sockets on the shared stack and on one of its own, with something pending on each. */
  public static final class Hold implements Callable<String> {
    @Override
    public String call() throws Exception {
      shared = NetworkStack.system();
      own = NetworkStack.open();
      socket = begin(shared);
      begin(own);
      return shared.provider();
    }

    private static UnconnectedUdp begin(NetworkStack stack) throws Exception {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      UnconnectedUdp udp = stack.udp().bindMultiple(anyPort).get();
      PENDING.add(udp.receiveInto(ByteBuffer.allocate(10)));
      TcpListener listener = stack.tcp().listen(anyPort).get();
      PENDING.add(listener.accept());
      return udp;
    }
  }

  /** Tells how what was pending has ended. */
  public static final class Failures implements Callable<List<String>> {
    @Override
    public List<String> call() {
      return PENDING.stream().map(Failures::failure).toList();
    }

    private static String failure(CompletableFuture<?> future) {
      if (!future.isDone()) {
        return "pending";
      }
      return future
          .handle(
              (result, failure) ->
                  failure instanceof AsynchronousCloseException
                      ? "AsynchronousCloseException"
                      : String.valueOf(failure))
          .join();
    }
  }

  /** Tells what the things that are held are good for. */
  public static final class Use implements Callable<List<String>> {
    @Override
    public List<String> call() {
      return List.of(
          "shared " + shared.isOpen() + " " + shared.provider(),
          "own " + own.isOpen(),
          "socket " + socket.isOpen(),
          attempt(() -> shared.udp()),
          attempt(() -> own.udp().bindMultiple(0).orTimeout(60, TimeUnit.SECONDS).join()),
          attempt(() -> socket.receiveInto(ByteBuffer.allocate(10)).getNow(null)));
    }

    private static String attempt(Callable<?> use) {
      try {
        return String.valueOf(use.call());
      } catch (CompletionException e) {
        return e.getCause() instanceof ClosedChannelException
            ? "ClosedChannelException"
            : e.getCause().toString();
      } catch (Exception e) {
        return e.toString();
      }
    }
  }

  /** Tells what the shared stack is now. */
  public static final class Now implements Callable<String> {
    @Override
    public String call() {
      try {
        return NetworkStack.system().provider();
      } catch (RuntimeException e) {
        return e.toString();
      }
    }
  }

  static final Class<?>[] CLASSES = {
    HeldSockets.class, Hold.class, Failures.class, Use.class, Now.class
  };
}
