package io.github.hostnal.support.posix;

import io.github.hostnal.Capability;
import io.github.hostnal.support.OpenSockets;
import io.github.hostnal.support.posix.kqueue.BerkeleyAbi;
import io.github.hostnal.support.posix.kqueue.BerkeleyErrors;
import io.github.hostnal.support.posix.libc.Libc;
import java.net.InetAddress;
import java.net.SocketOption;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A made-up system, with a C library and interfaces that tests make. */
final class TestPlatform implements PosixPlatform {
  final FakeLibc libc = new FakeLibc();
  final Map<Symbol, Integer> values = BerkeleyAbi.values(8);
  List<HostInterface> interfaces = List.of();
  List<SendRule> rules = List.of();
  InterfaceForm interfaceForm = InterfaceForm.MREQN;
  int leastSendBuffer;

  TestPlatform() {
    values.put(Constant.AF_INET6, 28);
    values.put(Constant.MSG_NOSIGNAL, 0x400);
    values.put(Constant.IP_PKTINFO, 26);
    values.put(Constant.F_SETFL, 4);
    values.put(Layout.IN_PKTINFO, 12);
    values.put(Layout.IPI_IFINDEX, 0);
    values.put(Layout.IPI_SPEC_DST, 4);
    values.put(Layout.IPI_ADDR, 8);
    values.put(Layout.IP_MREQN, 12);
    values.put(Layout.IMR_ADDRESS, 4);
    values.put(Layout.IMR_IFINDEX, 8);
  }

  PosixSystem system() {
    return new PosixSystem(this, new OpenSockets("test"));
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns an interface that is up, its addresses written as {@code 192.0.2.1/24}. */
  static HostInterface on(int index, String... addresses) {
    List<HostInterface.Assigned> assigned =
        List.of(addresses).stream().map(TestPlatform::assigned).toList();
    return new HostInterface(index, "if" + index, true, false, assigned);
  }

  static HostInterface.Assigned assigned(String text) {
    int slash = text.indexOf('/');
    int length = Integer.parseInt(text.substring(slash + 1));
    return new HostInterface.Assigned(address(text.substring(0, slash)), length);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public Abi abi() {
    return new Abi("test", values, BerkeleyErrors.with("EIDRM 82"));
  }

  @Override
  public Libc libc() {
    return libc;
  }

  @Override
  public Poller openPoller() {
    return new FakePoller();
  }

  @Override
  public ControlCodec ipv4Control() {
    Abi abi = abi();
    return new Ipv4ControlCodec(
        abi, new PktinfoMessages(abi), new Ipv4ControlCodec.Octets(-1, -1, 0, 0));
  }

  @Override
  public HostInterfaces interfaces() {
    return () -> interfaces;
  }

  @Override
  public MembershipForm memberships() {
    return new FamilyRequests();
  }

  @Override
  public InterfaceForm interfaceForm() {
    return interfaceForm;
  }

  @Override
  public List<SendRule> sendRules(boolean ipv6) {
    return rules;
  }

  @Override
  public int leastSendBuffer() {
    return leastSendBuffer;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public List<IntOption> initialOptions(boolean ipv6) {
    return List.of();
  }

  @Override
  public Map<SocketOption<?>, OptionAccess<?>> options() {
    return Map.of();
  }
}
