package io.github.hostnal.windows;

import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.SystemSocket;
import java.io.IOException;

/**
 * {@code IP_TOS}, which is a hint: Windows takes it for IPv4, and follows it if its policy says so.
 * It has no such option for IPv6, so that there the value is kept for whoever asks.
 */
final class TrafficClass implements OptionAccess<Integer> {
  private final Winsock winsock;

  TrafficClass(Winsock winsock) {
    this.winsock = winsock;
  }

  @Override
  public void check(Integer value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException("IP_TOS " + value + " is not in 0 to 255");
    }
  }

  @Override
  public void set(SystemSocket socket, Integer value) throws IOException {
    if (socket.isIpv6()) {
      winsock.find(socket.fd()).setTrafficClassHint(value);
    } else {
      socket.setOption(Constant.IPPROTO_IP, Constant.IP_TOS, value);
    }
  }

  @Override
  public Integer get(SystemSocket socket) throws IOException {
    return socket.isIpv6()
        ? winsock.find(socket.fd()).trafficClassHint()
        : socket.getOption(Constant.IPPROTO_IP, Constant.IP_TOS);
  }
}
