package io.github.hostnal.support.posix;

import java.util.Map;
import jnr.ffi.LibraryLoader;

/**
 * Binds native functions. A system may have several versions of a function in its library, of which
 * the plain name is an old one: then the name of the version is tried first.
 */
public final class LibraryBinding {
  private final String library;
  private final Map<String, String> versions;

  /**
   * Makes a binding.
   *
   * @param library the name or path of the library
   * @param versions functions with the symbols to try first
   */
  public LibraryBinding(String library, Map<String, String> versions) {
    this.library = library;
    this.versions = Map.copyOf(versions);
  }

  /**
   * Binds functions.
   *
   * @param <T> an interface with a method for each function
   * @param functions the interface
   * @return its implementation; what the library lacks fails when it is called
   * @throws LinkageError if there is no such library, now and not at the first call
   */
  public <T> T bind(Class<T> functions) {
    return LibraryLoader.create(functions)
        .mapper(
            (name, context) -> {
              String version = versions.getOrDefault(name, name);
              return context.isSymbolPresent(version) ? version : name;
            })
        .failImmediately()
        .load(library);
  }
}
