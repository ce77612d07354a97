package io.github.hostnal.itest.osgi.example;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.UnconnectedUdp;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** A UDP echo server, with the framework alone. */
public final class EchoActivator implements BundleActivator {
  private ServiceTracker<NetworkStack, UnconnectedUdp> servers;

  @Override
  public void start(BundleContext context) {
    int port = Integer.parseInt(context.getProperty("echo.port"));
    servers =
        new ServiceTracker<>(context, NetworkStack.class, null) {
          @Override
          public UnconnectedUdp addingService(ServiceReference<NetworkStack> stack) {
            UnconnectedUdp server = context.getService(stack).udp().bindMultiple(port).join();
            server.serve((datagram, payload, reply) -> reply.reply(payload));
            return server;
          }

          @Override
          public void removedService(ServiceReference<NetworkStack> stack, UnconnectedUdp server) {
            server.close();
            context.ungetService(stack);
          }
        };
    servers.open();
  }

  @Override
  public void stop(BundleContext context) {
    servers.close();
  }
}
