package io.github.hostnal.internal.osgi;

import io.github.hostnal.spi.Configuration;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Starts and stops the API's bundle. */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>='io.github.hostnal.NetworkStack'",
    effective = "active")
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
  private Runnable endConfiguration;
  private Framework framework;
  private ShellCommands commands;

  /** For the framework. */
  public Activator() {}

  @Override
  public void start(BundleContext context) {
    endConfiguration = Configuration.askFirst(context::getProperty);
    framework = new Framework(context);
    framework.start();
    commands = new ShellCommands(context);
    commands.open();
  }

  @Override
  public void stop(BundleContext context) {
    commands.close();
    framework.stop();
    endConfiguration.run();
  }
}
