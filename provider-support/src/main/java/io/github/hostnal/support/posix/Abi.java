package io.github.hostnal.support.posix;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The binary interface of a system on an architecture: the values of its headers' constants, the
 * layouts of its structs, and the names of its errno numbers. Immutable.
 */
public final class Abi {
  private final String name;
  private final Map<Symbol, Integer> values;
  private final Map<Integer, String> errorNames;
  private final Map<Integer, String> meanings;
  private final Map<String, Integer> errors = new HashMap<>();

  /**
   * Makes a description.
   *
   * @param name the system and the architecture, for messages
   * @param values the constants, sizes and offsets that the system has
   * @param errorNames the errno numbers with their symbolic names
   */
  public Abi(String name, Map<Symbol, Integer> values, Map<Integer, String> errorNames) {
    this(name, values, errorNames, errorNames);
  }

  /**
   * Makes a description of a system that has other names for its errors than POSIX.
   *
   * @param name the system and the architecture, for messages
   * @param values the constants, sizes and offsets that the system has
   * @param errorNames the error numbers with their symbolic names
   * @param meanings the same numbers with what POSIX calls such an error; several may mean the same
   */
  public Abi(
      String name,
      Map<Symbol, Integer> values,
      Map<Integer, String> errorNames,
      Map<Integer, String> meanings) {
    this.name = name;
    this.values = Map.copyOf(values);
    this.errorNames = Map.copyOf(errorNames);
    this.meanings = Map.copyOf(meanings);
    new TreeMap<>(meanings).forEach((number, symbol) -> errors.putIfAbsent(symbol, number));
  }

  /**
   * Returns the value of a constant, a size or an offset.
   *
   * @param symbol which one
   * @return its value; bytes for sizes and offsets
   * @throws IllegalStateException if the system does not have it
   */
  public int of(Symbol symbol) {
    return require(values, symbol);
  }

  /**
   * Tells whether the system has a constant, a struct or a field.
   *
   * @param symbol which one
   * @return whether it does
   */
  public boolean has(Symbol symbol) {
    return values.containsKey(symbol);
  }

  /**
   * Returns the value of a flag.
   *
   * @param symbol which one
   * @return its value; 0 if the system does not have it
   */
  public int flag(Symbol symbol) {
    return values.getOrDefault(symbol, 0);
  }

  /**
   * Returns the number of an errno.
   *
   * @param symbol what POSIX calls it, for instance {@code EAGAIN}
   * @return the number
   * @throws IllegalStateException if the system does not have it
   */
  public int error(String symbol) {
    return require(errors, symbol);
  }

  /**
   * Returns the symbolic name of an errno.
   *
   * @param errno the number
   * @return for instance {@code EAGAIN}; {@code errno 4711} for an unknown one
   */
  public String errorName(int errno) {
    return errorNames.getOrDefault(errno, "errno " + errno);
  }

  /**
   * Returns what POSIX calls an error.
   *
   * @param errno the number
   * @return for instance {@code EAGAIN}; {@code errno 4711} for an unknown one
   */
  public String errorMeaning(int errno) {
    return meanings.getOrDefault(errno, "errno " + errno);
  }

  /**
   * Returns all constants, sizes and offsets.
   *
   * @return an unmodifiable map
   */
  public Map<Symbol, Integer> values() {
    return values;
  }

  /**
   * Returns all errno numbers with their names.
   *
   * @return an unmodifiable map
   */
  public Map<Integer, String> errorNames() {
    return errorNames;
  }

  @Override
  public String toString() {
    return name;
  }

  private <K> int require(Map<K, Integer> map, K key) {
    Integer value = map.get(key);
    if (value == null) {
      throw new IllegalStateException(name + " has no " + key);
    }
    return value;
  }
}
