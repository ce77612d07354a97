package io.github.hostnal.benchmarks.peer.tcp;

import java.nio.channels.CompletionHandler;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A completion handler that consists of two methods of another class. */
record AsyncHandler(IntConsumer then, Consumer<Throwable> otherwise)
    implements CompletionHandler<Integer, Void> {

  @Override
  public void completed(Integer count, Void attachment) {
    then.accept(count);
  }

  @Override
  public void failed(Throwable reason, Void attachment) {
    otherwise.accept(reason);
  }
}
