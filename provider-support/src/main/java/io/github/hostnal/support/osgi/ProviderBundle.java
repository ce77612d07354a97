package io.github.hostnal.support.osgi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.framework.Constants;

/**
 * Marks the {@link ProviderActivator} of a bundle, and writes into its manifest that it is the
 * activator, and that {@link java.util.ServiceLoader} finds the provider if there is a mediator
 * such as SPI-Fly. An empty {@code register} keeps that from registering a second service.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(
    namespace = "osgi.serviceloader",
    name = "io.github.hostnal.spi.NetworkStackProvider",
    attribute = "register:=''")
@Requirement(
    namespace = "osgi.extender",
    name = "osgi.serviceloader.registrar",
    version = "1.0",
    resolution = Requirement.Resolution.OPTIONAL)
public @interface ProviderBundle {}
