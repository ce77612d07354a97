package io.github.hostnal.itest.namespaces;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The namespaces of runs that were killed: a namespace's name tells whose it is. */
final class Leftovers {
  private static final Pattern NAME = Pattern.compile("(?m)^(hostnal-(\\d+)-\\S+)");

  private Leftovers() {}

  /** Returns how the names of this run's namespaces begin. */
  static String prefix() {
    return "hostnal-" + ProcessHandle.current().pid() + "-";
  }

  /** Deletes what processes that are no more have left. */
  static void delete() {
    Matcher names = NAME.matcher(Ip.run("netns", "list"));
    while (names.find()) {
      if (ProcessHandle.of(Long.parseLong(names.group(2))).isEmpty()) {
        Ip.run("netns", "delete", names.group(1));
      }
    }
  }
}
