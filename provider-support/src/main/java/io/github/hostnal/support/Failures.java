package io.github.hostnal.support;

import io.github.hostnal.Capability;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadPendingException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.channels.WritePendingException;

/** Exceptions of the JDK that take no message, with one; and others that have a fixed form. */
public final class Failures {
  private Failures() {}

  /**
   * Returns the failure of an operation with an address that names a host instead of giving its
   * address.
   *
   * @param what the address, as the caller gave it
   * @return the exception
   */
  public static UnresolvedAddressException unresolved(Object what) {
    return new Unresolved(what + " is unresolved: look it up with NetworkStack.dns() first");
  }

  /**
   * Returns the failure of an operation with an address of the wrong family.
   *
   * @param message the address and the rule
   * @return the exception
   */
  public static UnsupportedAddressTypeException wrongFamily(String message) {
    return new WrongFamily(message);
  }

  /**
   * Returns the failure of an operation on what is closed.
   *
   * @param what the socket or stack
   * @return the exception
   */
  public static ClosedChannelException closed(Object what) {
    return new Closed(what + " is closed");
  }

  /**
   * Returns the failure of an operation that was pending when its socket was closed.
   *
   * @param what the socket
   * @return the exception
   */
  public static AsynchronousCloseException closedMeanwhile(Object what) {
    return new ClosedMeanwhile(what + " was closed while the operation was pending");
  }

  /**
   * Returns the failure of a read while another one is pending.
   *
   * @param what the socket
   * @return the exception
   */
  public static ReadPendingException readPending(Object what) {
    return new ReadPending("another read is pending on " + what);
  }

  /**
   * Returns the failure of a write while another one is pending.
   *
   * @param what the socket
   * @return the exception
   */
  public static WritePendingException writePending(Object what) {
    return new WritePending("another write is pending on " + what);
  }

  /**
   * Returns the failure of asking for what the system cannot do.
   *
   * @param capability what it lacks
   * @param provider the name of the provider
   * @return the exception
   */
  public static UnsupportedOperationException lacking(Capability capability, String provider) {
    return new UnsupportedOperationException(
        "the provider " + provider + " lacks Capability." + capability + " on this system");
  }

  private static final class Unresolved extends UnresolvedAddressException {
    private static final long serialVersionUID = 1;
    private final String message;

    Unresolved(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  private static final class WrongFamily extends UnsupportedAddressTypeException {
    private static final long serialVersionUID = 1;
    private final String message;

    WrongFamily(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  private static final class Closed extends ClosedChannelException {
    private static final long serialVersionUID = 1;
    private final String message;

    Closed(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  private static final class ClosedMeanwhile extends AsynchronousCloseException {
    private static final long serialVersionUID = 1;
    private final String message;

    ClosedMeanwhile(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  private static final class ReadPending extends ReadPendingException {
    private static final long serialVersionUID = 1;
    private final String message;

    ReadPending(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  private static final class WritePending extends WritePendingException {
    private static final long serialVersionUID = 1;
    private final String message;

    WritePending(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}
