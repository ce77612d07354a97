package io.github.hostnal.itest.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What hostnal logs, kept from the console. {@link System.Logger} ends in java.util.logging. */
public final class LogCapture extends Handler implements AutoCloseable {
  private static final String PREFIX = "io.github.hostnal";

  private final Logger logger = Logger.getLogger(PREFIX);
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  /** Begins to capture. */
  public LogCapture() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /** Skips a test where another back end takes what is logged. */
  public void assumeCapturing() {
    System.getLogger(PREFIX + ".probe").log(System.Logger.Level.WARNING, "probe");
    boolean captured = records.removeIf(record -> record.getMessage().contains("probe"));
    assumeTrue(captured, "System.Logger does not end in java.util.logging here");
  }

  /** Tells whether there is a warning, or worse, that says something. */
  public boolean hasWarning(String part) {
    SimpleFormatter formatter = new SimpleFormatter();
    return records.stream()
        .filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
        .anyMatch(record -> formatter.format(record).contains(part));
  }

  /** Returns how many warnings, or worse, there are. */
  public int warnings() {
    return (int)
        records.stream()
            .filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
            .count();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
