package io.github.hostnal.spi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs what may be repeated many times a second at most once a minute, with the count. */
public final class RateLimitedLog {
  private static final long ONE_MINUTE = 60_000_000_000L;

  private final Logger logger;
  private long quietUntil = System.nanoTime();
  private long unlogged;

  /**
   * Makes a log.
   *
   * @param name the logger's name
   */
  public RateLimitedLog(String name) {
    logger = System.getLogger(name);
  }

  /**
   * Logs a warning, or counts it.
   *
   * @param message the message
   * @param thrown the exception; may be null
   */
  public void warn(String message, Throwable thrown) {
    long before;
    synchronized (this) {
      long now = System.nanoTime();
      if (now - quietUntil < 0) {
        unlogged++;
        return;
      }
      quietUntil = now + ONE_MINUTE;
      before = unlogged;
      unlogged = 0;
    }
    String more = before == 0 ? "" : " (and " + before + " more in the last minute)";
    logger.log(Level.WARNING, message + more, thrown);
  }
}
