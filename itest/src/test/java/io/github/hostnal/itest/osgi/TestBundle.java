package io.github.hostnal.itest.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/** A bundle made of classes of the tests. */
final class TestBundle {
  private final Manifest manifest = new Manifest();
  private final Class<?>[] classes;

  private TestBundle(String name, Class<?>... classes) {
    this.classes = classes;
    header(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
    header(Constants.BUNDLE_MANIFESTVERSION, "2");
    header(Constants.BUNDLE_SYMBOLICNAME, name);
  }

  static TestBundle of(String name, Class<?>... classes) {
    return new TestBundle(name, classes);
  }

  TestBundle header(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** Imports packages of the class path's names. */
  TestBundle imports(String... packages) {
    return header(Constants.IMPORT_PACKAGE, String.join(",", packages));
  }

  TestBundle activator(Class<?> type) {
    return header(Constants.BUNDLE_ACTIVATOR, type.getName());
  }

  /** Writes the jar into a folder. */
  Path writeTo(Path folder) throws IOException {
    String name = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Class<?> type : classes) {
        String path = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new ZipEntry(path));
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
          in.transferTo(entries);
        }
      }
    }
    return jar;
  }
}
