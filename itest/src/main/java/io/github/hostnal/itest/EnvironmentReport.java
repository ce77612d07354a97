package io.github.hostnal.itest;

import io.github.hostnal.NetworkStack;
import io.github.hostnal.spi.ProviderLookup;
import io.github.hostnal.spi.Support;
import java.io.PrintStream;
import java.nio.file.ProviderNotFoundException;
import java.util.TreeSet;

/** Prints what somebody who reads a bug report wants to know of the machine. */
final class EnvironmentReport {
  private EnvironmentReport() {}

  static void print(PrintStream out) {
    line(out, "system", property("os.name") + " " + property("os.version"));
    line(out, "architecture", property("os.arch"));
    line(out, "processors", Runtime.getRuntime().availableProcessors());
    line(out, "java", property("java.vm.name") + " " + property("java.runtime.version"));
    line(out, "on", SelfTest.class.getModule().isNamed() ? "the module path" : "the class path");
    printStack(out);
    for (ProviderLookup.Candidate candidate : ProviderLookup.candidates()) {
      line(out, "candidate", candidate.name() + " " + describe(candidate));
    }
    out.println();
  }

  private static void printStack(PrintStream out) {
    try (NetworkStack stack = NetworkStack.open()) {
      line(out, "provider", stack.provider());
      line(out, "capabilities", new TreeSet<>(stack.capabilities()));
    } catch (ProviderNotFoundException e) {
      line(out, "provider", "none");
    }
  }

  private static String describe(ProviderLookup.Candidate candidate) {
    Support support = candidate.support();
    String answer = support.supported() ? "supported" : "passed over: " + support.reason();
    return "(priority " + candidate.priority() + ") " + answer;
  }

  private static void line(PrintStream out, String name, Object value) {
    out.printf("%-14s%s%n", name, value);
  }

  private static String property(String name) {
    return System.getProperty(name);
  }
}
