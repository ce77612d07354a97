package io.github.hostnal.itest.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each bundle imports and exports: what is meant, and nothing by accident. */
class ManifestTest {
  /** A clause of a header: a name, and what follows up to the comma outside of quotes. */
  private static final Pattern CLAUSE =
      Pattern.compile("([^;,]+)((?:;[^;,=]+=(?:\"[^\"]*\"|[^;,\"]*))*),?");

  private static final Pattern USES = Pattern.compile(";uses:=(\"[^\"]*\"|[^;]*)");

  private static String lines(String artifact, String header) throws Exception {
    try (JarFile jar = new JarFile(TestFramework.jar(artifact).toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      Map<String, String> clauses = new TreeMap<>();
      String value = attributes.getValue(header);
      Matcher clause = CLAUSE.matcher(value == null ? "" : value);
      while (clause.find()) {
        clauses.put(clause.group(1), USES.matcher(clause.group(2)).replaceAll(""));
      }
      return clauses.entrySet().stream()
          .map(entry -> entry.getKey() + entry.getValue() + "\n")
          .collect(Collectors.joining());
    }
  }

  private static void assertImports(String artifact, String expected) throws Exception {
    assertEquals(expected, lines(artifact, "Import-Package"));
    assertNull(attribute(artifact, "DynamicImport-Package"));
    assertNull(attribute(artifact, "Require-Bundle"));
  }

  private static String attribute(String artifact, String header) throws Exception {
    try (JarFile jar = new JarFile(TestFramework.jar(artifact).toFile())) {
      return jar.getManifest().getMainAttributes().getValue(header);
    }
  }

  @Test
  void theApiImportsNothingButTheFramework() throws Exception {
    assertImports(
        TestFramework.API,
        """
        org.osgi.framework;version="[1.10,2)"
        org.osgi.util.tracker;version="[1.5,2)"
        """);
    assertEquals(
        """
        io.github.hostnal;version="0.1.0"
        io.github.hostnal.spi;version="0.1.0"
        """,
        lines(TestFramework.API, "Export-Package"));
    assertEquals(
        """
        osgi.ee;filter:="(&(osgi.ee=JavaSE)(version=17))"
        """,
        lines(TestFramework.API, "Require-Capability"));
    assertEquals(
        """
        osgi.service;objectClass:List<String>="io.github.hostnal.NetworkStack";effective:=active
        """,
        lines(TestFramework.API, "Provide-Capability"));
  }

  @Test
  void theSupportHasTheNativeAccessInside() throws Exception {
    assertImports(
        TestFramework.SUPPORT,
        """
        io.github.hostnal;version="[0.1,0.2)"
        io.github.hostnal.spi;version="[0.1,1)"
        org.osgi.framework;version="[1.10,2)"
        sun.misc;resolution:=optional
        """);
    assertEquals(
        """
        com.kenai.jffi;version="1.4.3"
        io.github.hostnal.support;version="0.1.0"
        io.github.hostnal.support.dns;version="0.1.0"
        io.github.hostnal.support.osgi;version="0.1.0"
        io.github.hostnal.support.posix;version="0.1.0"
        io.github.hostnal.support.posix.kqueue;version="0.1.0"
        io.github.hostnal.support.posix.libc;version="0.1.0"
        io.github.hostnal.support.tcp;version="0.1.0"
        jnr.ffi;version="2.3.4"
        jnr.ffi.annotations;version="2.3.4"
        jnr.ffi.byref;version="2.3.4"
        jnr.ffi.mapper;version="2.3.4"
        jnr.ffi.provider;version="2.3.4"
        jnr.ffi.provider.converters;version="2.3.4"
        jnr.ffi.provider.jffi;version="2.3.4"
        jnr.ffi.types;version="2.3.4"
        jnr.ffi.util;version="2.3.4"
        """,
        lines(TestFramework.SUPPORT, "Export-Package"));
    assertEquals(
        """
        osgi.ee;filter:="(&(osgi.ee=JavaSE)(version=17))"
        """,
        lines(TestFramework.SUPPORT, "Require-Capability"));
  }

  @ParameterizedTest
  @CsvSource({"linux,posix.libc", "bsd,posix.kqueue", "macos,posix.kqueue", "windows,posix.libc"})
  void aProviderImportsWhatGeneratedCodeLinksTo(String system, String ofPosix) throws Exception {
    String artifact = "hostnal-provider-" + system;
    String pinned = ";bundle-symbolic-name=\"io.github.hostnal.support\";version=";
    String jnr = pinned + "\"[2.3,3)\"\n";
    String own = ";version=\"[0.1,1)\"\n";
    assertImports(
        artifact,
        "com.kenai.jffi"
            + pinned
            + "\"[1.4,2)\"\n"
            + clauses(
                own,
                "io.github.hostnal",
                "io.github.hostnal.spi",
                "io.github.hostnal.support.osgi",
                "io.github.hostnal.support.posix",
                "io.github.hostnal.support." + ofPosix)
            + clauses(
                jnr,
                "jnr.ffi",
                "jnr.ffi.annotations",
                "jnr.ffi.byref",
                "jnr.ffi.mapper",
                "jnr.ffi.provider",
                "jnr.ffi.provider.converters",
                "jnr.ffi.provider.jffi",
                "jnr.ffi.types",
                "jnr.ffi.util"));
    assertEquals("", lines(artifact, "Export-Package"));
    assertEquals(
        """
        osgi.serviceloader;osgi.serviceloader="io.github.hostnal.spi.NetworkStackProvider";register:=""
        """,
        lines(artifact, "Provide-Capability"));
  }

  private static String clauses(String attributes, String... packages) {
    return Stream.of(packages).map(name -> name + attributes).collect(Collectors.joining());
  }
}
