package io.github.hostnal.itest.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.spi.NetworkStackProvider;
import io.github.hostnal.spi.ProviderLookup;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.common.service.ServiceAware;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/** What a consumer's bundle sees of hostnal. */
@Tag("osgi")
@ExtendWith(BundleContextExtension.class)
@ExtendWith(ServiceExtension.class)
class ServicesTest {
  private static final String IMAGINARY = "imaginary";

  @Test
  void theSharedStackIsAService(@InjectService NetworkStack stack) {
    assertSame(NetworkStack.system(), stack);
    assertTrue(stack.isOpen());
  }

  @Test
  void theServiceTellsWhatItIs(
      @InjectService ServiceAware<NetworkStack> stacks,
      @InjectBundleContext BundleContext context) {
    NetworkStack stack = stacks.getService();
    ServiceReference<NetworkStack> service = stacks.getServiceReference();
    assertEquals(stack.provider(), service.getProperty(ProviderLookup.PROVIDER_PROPERTY));
    assertEquals(
        context.getProperty(Constants.FRAMEWORK_OS_NAME),
        service.getProperty(NativeNamespace.CAPABILITY_OSNAME_ATTRIBUTE));
    Set<String> capabilities = new TreeSet<>();
    stack.capabilities().forEach(each -> capabilities.add(each.name()));
    String[] told = (String[]) service.getProperty("hostnal.capabilities");
    assertEquals(capabilities, new TreeSet<>(Arrays.asList(told)));
  }

  @Test
  void aProviderIsAServiceWithItsPriority(
      @InjectService(filter = "(hostnal.provider=imaginary)")
          ServiceAware<NetworkStackProvider> providers) {
    NetworkStackProvider provider = providers.getService();
    assertEquals(IMAGINARY, provider.name());
    Object ranking = providers.getServiceReference().getProperty(Constants.SERVICE_RANKING);
    assertEquals(provider.priority(), ranking);
  }

  @Test
  void aBetterProviderTakesOver(@InjectBundleContext BundleContext context) throws Exception {
    Bundle bundle = imaginary(context);
    System.setProperty("hostnal.imaginary.priority", "1000");
    try {
      restart(bundle);
      assertEquals(IMAGINARY, published(context));
      assertEquals(IMAGINARY, NetworkStack.system().provider());
    } finally {
      System.clearProperty("hostnal.imaginary.priority");
      restart(bundle);
    }
    assertNotEquals(IMAGINARY, published(context));
    assertNotEquals(IMAGINARY, NetworkStack.system().provider());
  }

  private static Object published(BundleContext context) {
    return context
        .getServiceReference(NetworkStack.class)
        .getProperty(ProviderLookup.PROVIDER_PROPERTY);
  }

  private static Bundle imaginary(BundleContext context) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> "io.github.hostnal.imaginary".equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow();
  }

  private static void restart(Bundle bundle) throws Exception {
    bundle.stop();
    bundle.start();
  }

  @Test
  void noSecondServiceComesFromAServiceLoaderMediator(@InjectBundleContext BundleContext context)
      throws Exception {
    long providers =
        context.getServiceReferences(NetworkStackProvider.class, null).stream()
            .map(service -> service.getProperty(ProviderLookup.PROVIDER_PROPERTY))
            .distinct()
            .count();
    assertEquals(providers, context.getServiceReferences(NetworkStackProvider.class, null).size());
  }

  @Test
  void theSuiteIsInAFramework() {
    assertEquals(
        "io.github.hostnal.itest.framework",
        FrameworkUtil.getBundle(ServicesTest.class).getSymbolicName());
  }
}
