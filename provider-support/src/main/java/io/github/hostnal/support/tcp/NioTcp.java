package io.github.hostnal.support.tcp;

import io.github.hostnal.SocketOptions;
import io.github.hostnal.StackOptions;
import io.github.hostnal.TcpStack;
import io.github.hostnal.support.Completions;
import io.github.hostnal.support.Leaks;
import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.RecursionGuard;
import io.github.hostnal.support.StackSocket;
import java.io.IOException;

/**
 * What a stack has of TCP: its sockets, and one thread with a selector, which starts when the first
 * socket is opened.
 */
public final class NioTcp {
  private final String provider;
  private final StackOptions options;
  private final OpenSockets sockets;
  private final Completions completions;
  private final Leaks leaks = new Leaks(this::execute);
  private final TcpOptions tcpOptions;
  private final TcpStack stack;

  // Guarded by the monitor.
  private final RecursionGuard connects = new RecursionGuard();
  private SelectorLoop loop;

  /**
   * Makes it for a stack; nothing is opened yet.
   *
   * @param provider the name of the provider, for messages
   * @param options what the stack is like
   * @param sockets the open sockets of the stack
   * @param completions where futures complete
   */
  public NioTcp(
      String provider, StackOptions options, OpenSockets sockets, Completions completions) {
    this.provider = provider;
    this.options = options;
    this.sockets = sockets;
    this.completions = completions;
    tcpOptions = new TcpOptions(provider);
    stack = new NioTcpStack(this, SocketOptions.none());
  }

  /**
   * Returns the factory of connections and listeners.
   *
   * @return always the same one
   */
  public TcpStack stack() {
    return stack;
  }

  /**
   * Tells whether the caller is the thread of the selector.
   *
   * @return whether it is
   */
  public synchronized boolean isCurrentThread() {
    return loop != null && loop.isCurrent();
  }

  /**
   * Ends the thread. To be called when {@link OpenSockets#close()} has closed the sockets.
   *
   * @param wait whether to wait for its end; without effect on the thread itself
   */
  public void close(boolean wait) {
    SelectorLoop ending;
    synchronized (this) {
      ending = loop;
    }
    if (ending != null) {
      ending.stop(wait);
    }
  }

  /** Returns the loop, which runs from now on; fails if the stack is closed. */
  synchronized SelectorLoop loop() throws IOException {
    sockets.requireOpen();
    if (loop == null) {
      SelectorLoop starting = new SelectorLoop(options.name() + "-tcp", sockets::close);
      starting.start();
      loop = starting;
    }
    return loop;
  }

  /**
   * Tells whether the caller's stack is so deep that a connect should rather complete elsewhere.
   */
  synchronized boolean isDeep() {
    return connects.isDeep();
  }

  /** Begins to watch for a handle that is lost; returns what ends it. */
  Runnable watch(Object handle, StackSocket socket) {
    return leaks.watch(handle, socket);
  }

  private synchronized void execute(Runnable task) {
    if (loop != null) {
      loop.execute(task);
    }
  }

  String provider() {
    return provider;
  }

  OpenSockets sockets() {
    return sockets;
  }

  Completions completions() {
    return completions;
  }

  TcpOptions tcpOptions() {
    return tcpOptions;
  }

  int pendingLimit() {
    return options.pendingLimit();
  }
}
