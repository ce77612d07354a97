package io.github.hostnal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.ControlReader;
import io.github.hostnal.support.posix.ControlWriter;
import io.github.hostnal.support.posix.PacketInfo;
import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.SelfCheck;
import io.github.hostnal.support.posix.TargetSystem;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The check on loopback confirms what a system does, and takes back what it does not. */
class SelfCheckTest {
  private static LinuxPlatform linux;

  @BeforeAll
  static void bind() {
    TargetSystem target = TargetSystem.current();
    Abi abi = LinuxAbi.forArchitecture(target.architecture()).orElseThrow();
    linux = new LinuxPlatform(abi, target);
  }

  /** Returns Linux, but for IPv4's control messages. */
  private static PosixPlatform with(ControlCodec ipv4Control) {
    return (PosixPlatform)
        Proxy.newProxyInstance(
            PosixPlatform.class.getClassLoader(),
            new Class<?>[] {PosixPlatform.class},
            (Object proxy, Method method, Object[] args) ->
                method.getName().equals("ipv4Control") ? ipv4Control : method.invoke(linux, args));
  }

  /** Returns Linux's control messages, with something lost before they are written or read. */
  private static ControlCodec losing(Consumer<PacketInfo> sent, Consumer<PacketInfo> received) {
    ControlCodec all = linux.ipv4Control();
    return new ControlCodec() {
      @Override
      public void read(ControlReader messages, PacketInfo info) {
        all.read(messages, info);
        received.accept(info);
      }

      @Override
      public void write(PacketInfo info, ControlWriter messages) {
        sent.accept(info);
        all.write(info, messages);
      }
    };
  }

  private static Set<Capability> lost(ControlCodec ipv4Control) {
    Set<Capability> lost = EnumSet.copyOf(linux.capabilities());
    lost.removeAll(SelfCheck.confirm(with(ipv4Control), linux.capabilities()));
    return lost;
  }

  @Test
  void confirmsWhatIsSo() {
    assertEquals(linux.capabilities(), SelfCheck.confirm(linux, linux.capabilities()));
  }

  @Test
  void noticesThatWhatIsChosenIsIgnored() {
    assertEquals(
        Set.of(Capability.SEND_TRAFFIC_CLASS_IPV4, Capability.SEND_HOP_LIMIT_IPV4),
        lost(
            losing(
                info -> {
                  info.trafficClass = -1;
                  info.hopLimit = -1;
                },
                info -> {})));
  }

  @Test
  void noticesAChoiceThatIsRefused() {
    assertEquals(
        Set.of(Capability.SEND_HOP_LIMIT_IPV4),
        lost(losing(info -> info.hopLimit = info.hopLimit < 0 ? -1 : 1000, info -> {})));
  }

  @Test
  void noticesWhatIsNotTold() {
    assertEquals(
        Set.of(
            Capability.RECEIVE_LOCAL_ADDRESS,
            Capability.RECEIVE_REPLY_ADDRESS,
            Capability.RECEIVE_INTERFACE,
            Capability.RECEIVE_TRAFFIC_CLASS_IPV4,
            Capability.RECEIVE_HOP_LIMIT),
        lost(
            losing(
                info -> {},
                info -> {
                  info.localLow = 0;
                  info.interfaceIndex = 0;
                  info.trafficClass = -1;
                  info.hopLimit = -1;
                })));
  }

  @Test
  void noticesASourceThatIsRefused() {
    long elsewhere = 0xcb007101L; // 203.0.113.1
    assertEquals(
        Set.of(Capability.SEND_LOCAL_ADDRESS),
        lost(losing(info -> info.localLow = info.localLow == 0 ? 0 : elsewhere, info -> {})));
  }
}
