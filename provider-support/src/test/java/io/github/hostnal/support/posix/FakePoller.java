package io.github.hostnal.support.posix;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A poller whose events a test makes. */
final class FakePoller implements Poller {
  private static final long WAKE_UP = -1;

  final AtomicInteger wakeUps = new AtomicInteger();
  final AtomicInteger closings = new AtomicInteger();
  private final LinkedBlockingQueue<Long> events = new LinkedBlockingQueue<>();
  private volatile Throwable failure;
  private long current;

  /** Lets the next poll return a token. */
  void fire(long token) {
    events.add(token);
  }

  /** Lets the next poll fail. */
  void fail(Throwable thrown) {
    failure = thrown;
    events.add(WAKE_UP);
  }

  @Override
  public int poll(int timeoutMillis) throws IOException {
    Long event = take(timeoutMillis);
    if (failure instanceof IOException thrown) {
      throw thrown;
    } else if (failure instanceof Error thrown) {
      throw thrown;
    }
    current = event == null ? WAKE_UP : event;
    return event == null ? 0 : 1;
  }

  private Long take(int timeoutMillis) throws IOException {
    try {
      return timeoutMillis < 0 ? events.take() : events.poll(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public long token(int event) {
    return current;
  }

  @Override
  public boolean isReadable(int event) {
    return true;
  }

  @Override
  public boolean isWritable(int event) {
    return false;
  }

  @Override
  public void wakeUp() {
    wakeUps.incrementAndGet();
    events.add(WAKE_UP);
  }

  @Override
  public void close() {
    closings.incrementAndGet();
  }

  @Override
  public void add(int fd, long token, boolean reads, boolean writes) {
    throw new UnsupportedOperationException("add");
  }

  @Override
  public void modify(int fd, long token, boolean reads, boolean writes) {
    throw new UnsupportedOperationException("modify");
  }

  @Override
  public void remove(int fd) {
    throw new UnsupportedOperationException("remove");
  }
}
