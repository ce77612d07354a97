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
import org.junit.jupiter.api.Test;

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
        com.kenai.jffi;version="2.3.4"
        io.github.hostnal.support;version="0.1.0"
        io.github.hostnal.support.dns;version="0.1.0"
        io.github.hostnal.support.osgi;version="0.1.0"
        io.github.hostnal.support.posix;version="0.1.0"
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

  @Test
  void theProviderImportsWhatGeneratedCodeLinksTo() throws Exception {
    String pinned = ";bundle-symbolic-name=\"io.github.hostnal.support\";version=\"[2.3,3)\"\n";
    assertImports(
        TestFramework.LINUX,
        "com.kenai.jffi"
            + pinned
            + """
            io.github.hostnal;version="[0.1,1)"
            io.github.hostnal.spi;version="[0.1,1)"
            io.github.hostnal.support;version="[0.1,1)"
            io.github.hostnal.support.osgi;version="[0.1,1)"
            io.github.hostnal.support.posix;version="[0.1,1)"
            io.github.hostnal.support.posix.libc;version="[0.1,1)"
            """
            + "jnr.ffi"
            + pinned
            + "jnr.ffi.annotations"
            + pinned
            + "jnr.ffi.byref"
            + pinned
            + "jnr.ffi.mapper"
            + pinned
            + "jnr.ffi.provider"
            + pinned
            + "jnr.ffi.provider.converters"
            + pinned
            + "jnr.ffi.provider.jffi"
            + pinned
            + "jnr.ffi.types"
            + pinned
            + "jnr.ffi.util"
            + pinned);
    assertEquals("", lines(TestFramework.LINUX, "Export-Package"));
    assertEquals(
        """
        osgi.serviceloader;osgi.serviceloader="io.github.hostnal.spi.NetworkStackProvider";register:=""
        """,
        lines(TestFramework.LINUX, "Provide-Capability"));
  }
}
