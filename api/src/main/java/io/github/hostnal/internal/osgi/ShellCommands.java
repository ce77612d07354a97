package io.github.hostnal.internal.osgi;

import io.github.hostnal.spi.Diagnosis;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** The commands of the Gogo shell, registered while there is one. */
final class ShellCommands extends ServiceTracker<Object, Object> {
  /** By their names, since nobody has to install a shell. Karaf keeps its Gogo to itself. */
  private static final String SHELLS =
      "(|(objectClass=org.apache.felix.service.command.CommandProcessor)"
          + "(objectClass=org.apache.karaf.shell.api.console.SessionFactory))";

  private int shells;
  private ServiceRegistration<Commands> registration;

  ShellCommands(BundleContext context) {
    super(context, filter(), null);
  }

  private static org.osgi.framework.Filter filter() {
    try {
      return FrameworkUtil.createFilter(SHELLS);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What Gogo calls by the names of the methods, and prints the results of. */
  public static final class Commands {

    /** Tells which provider was chosen, why others were not, and what it can do. */
    public String info() {
      return Diagnosis.info();
    }

    /** Lists the open sockets. */
    public String sockets() {
      return Diagnosis.sockets();
    }
  }

  @Override
  public synchronized Object addingService(ServiceReference<Object> shell) {
    if (shells++ == 0) {
      registration =
          context.registerService(
              Commands.class,
              new Commands(),
              FrameworkUtil.asDictionary(
                  Map.of(
                      "osgi.command.scope",
                      "hostnal",
                      "osgi.command.function",
                      new String[] {"info", "sockets"})));
    }
    return shell;
  }

  @Override
  public synchronized void removedService(ServiceReference<Object> shell, Object tracked) {
    if (--shells == 0) {
      registration.unregister();
    }
  }
}
