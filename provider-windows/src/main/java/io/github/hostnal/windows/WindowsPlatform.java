package io.github.hostnal.windows;

import io.github.hostnal.Capability;
import io.github.hostnal.support.posix.Abi;
import io.github.hostnal.support.posix.Constant;
import io.github.hostnal.support.posix.ControlCodec;
import io.github.hostnal.support.posix.HostInterfaces;
import io.github.hostnal.support.posix.InterfaceForm;
import io.github.hostnal.support.posix.Ipv4ControlCodec;
import io.github.hostnal.support.posix.Ipv4ControlCodec.Octets;
import io.github.hostnal.support.posix.Ipv6ControlCodec;
import io.github.hostnal.support.posix.MembershipForm;
import io.github.hostnal.support.posix.NativeMemory;
import io.github.hostnal.support.posix.OptionAccess;
import io.github.hostnal.support.posix.PktinfoMessages;
import io.github.hostnal.support.posix.Poller;
import io.github.hostnal.support.posix.PosixPlatform;
import io.github.hostnal.support.posix.SegmentingControlCodec;
import io.github.hostnal.support.posix.SendRule;
import io.github.hostnal.support.posix.Symbol;
import io.github.hostnal.support.posix.TargetSystem;
import io.github.hostnal.support.posix.libc.Libc;
import io.github.hostnal.windows.winsock.Kernel32;
import io.github.hostnal.windows.winsock.Winsock2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.net.SocketOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jnr.ffi.LibraryLoader;

/** Windows, as provider-support wants to know it. Making one binds the libraries. */
final class WindowsPlatform implements PosixPlatform {
  private static final int VERSION_2_2 = 0x0202;

  private final Abi abi;
  private final Winsock2 sockets;
  private final Kernel32 kernel;
  private final Winsock winsock;
  private final ControlCodec ipv4Control;
  private final ControlCodec ipv6Control;
  private final Map<SocketOption<?>, OptionAccess<?>> options;
  private final HostInterfaces interfaces;
  private final InterfaceForm interfaceForm;
  private Set<Capability> capabilities;

  WindowsPlatform(Abi abi, TargetSystem target) {
    this.abi = abi;
    interfaces = target.interfaces();
    sockets = LibraryLoader.create(Winsock2.class).stdcall().load("ws2_32");
    kernel = LibraryLoader.create(Kernel32.class).stdcall().load("kernel32");
    ErrorTexts texts = new ErrorTexts(kernel);
    int error = startUp();
    if (error != 0) {
      throw new IllegalStateException("WSAStartup: " + texts.of(error));
    }
    try {
      winsock = new Winsock(abi, sockets, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ipv4Control = ipv4Control(abi);
    ipv6Control = segmenting(abi, new Ipv6ControlCodec(abi));
    options = WindowsOptions.all(winsock);
    // wine takes no index
    interfaceForm = Wine.isHere() ? InterfaceForm.ADDRESS : InterfaceForm.INDEX;
  }

  private int startUp() {
    NativeMemory data = new NativeMemory(abi.of(WindowsSymbol.WSADATA));
    try {
      return sockets.WSAStartup(VERSION_2_2, data.address());
    } finally {
      Reference.reachabilityFence(data);
    }
  }

  /** Octets come as they would go; {@link HopLimitRule} leaves no time-to-live to write. */
  static ControlCodec ipv4Control(Abi abi) {
    Octets octets = new Octets(abi.of(Constant.IP_TOS), abi.of(Constant.IP_TTL), 4, 4);
    return segmenting(abi, new Ipv4ControlCodec(abi, new PktinfoMessages(abi), octets));
  }

  /** A DWORD, from Windows 10, version 2004: UDP segmentation offload (USO). */
  private static ControlCodec segmenting(Abi abi, ControlCodec others) {
    return new SegmentingControlCodec(abi, others, WindowsSymbol.UDP_SEND_MSG_SIZE, Integer.BYTES);
  }

  @Override
  public String name() {
    return WindowsProvider.NAME;
  }

  @Override
  public Abi abi() {
    return abi;
  }

  @Override
  public Libc libc() {
    return winsock;
  }

  @Override
  public Poller openPoller() throws IOException {
    return new CompletionPort(abi, winsock, sockets, kernel);
  }

  @Override
  public ControlCodec ipv4Control() {
    return ipv4Control;
  }

  @Override
  public ControlCodec ipv6Control() {
    return ipv6Control;
  }

  @Override
  public HostInterfaces interfaces() {
    return interfaces;
  }

  @Override
  public MembershipForm memberships() {
    return new WindowsMemberships();
  }

  @Override
  public InterfaceForm interfaceForm() {
    return interfaceForm;
  }

  @Override
  public List<SendRule> sendRules(boolean ipv6) {
    return List.of(ipv6 ? HopLimitRule.ipv6() : HopLimitRule.ipv4());
  }

  /** A datagram goes out whenever the buffer is not full, however large it is. */
  @Override
  public int leastSendBuffer() {
    return 0;
  }

  @Override
  public synchronized Set<Capability> capabilities() {
    if (capabilities == null) {
      capabilities = WindowsCapabilities.of(this);
    }
    return capabilities;
  }

  @Override
  public List<IntOption> initialOptions(boolean ipv6) {
    return ipv6 ? IPV6_OPTIONS : IPV4_OPTIONS;
  }

  @Override
  public Map<SocketOption<?>, OptionAccess<?>> options() {
    return options;
  }

  private static final List<IntOption> IPV4_OPTIONS =
      List.of(
          required(Constant.SOL_SOCKET, WindowsSymbol.SO_EXCLUSIVEADDRUSE),
          required(Constant.IPPROTO_IP, Constant.IP_PKTINFO),
          optional(Constant.IPPROTO_IP, Constant.IP_RECVTTL),
          optional(Constant.IPPROTO_IP, Constant.IP_RECVTOS));

  private static final List<IntOption> IPV6_OPTIONS =
      List.of(
          required(Constant.SOL_SOCKET, WindowsSymbol.SO_EXCLUSIVEADDRUSE),
          required(Constant.IPPROTO_IPV6, Constant.IPV6_PKTINFO),
          optional(Constant.IPPROTO_IPV6, Constant.IPV6_HOPLIMIT),
          optional(Constant.IPPROTO_IPV6, Constant.IPV6_RECVTCLASS));

  private static IntOption required(Symbol level, Symbol name) {
    return new IntOption(level, name, 1, true);
  }

  private static IntOption optional(Symbol level, Symbol name) {
    return new IntOption(level, name, 1, false);
  }
}
