package io.github.hostnal.itest.osgi.example;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** A UDP echo server, with Declarative Services. */
@Component(service = {})
public final class EchoComponent {

  /** What can be configured. */
  @interface Settings {
    int port() default 5683;
  }

  private final UnconnectedUdp server;

  @Activate
  public EchoComponent(
      @Reference(policyOption = ReferencePolicyOption.GREEDY) NetworkStack stack,
      Settings settings) {
    server = stack.udp().bindMultiple(settings.port()).join();
    server.serve((datagram, payload, reply) -> reply.reply(payload));
  }

  @Deactivate
  void close() {
    server.close();
  }
}
