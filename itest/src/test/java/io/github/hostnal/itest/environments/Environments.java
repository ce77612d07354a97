package io.github.hostnal.itest.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Runs the suite in each environment, one after the other, and prints a table of them. */
public final class Environments {
  private Environments() {}

  /**
   * Runs all, or those that {@code -Denvironment=NAME,NAME} chooses, and throws if something is
   * wrong with one.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Place place = Place.fromProperties();
    List<Environment> chosen =
        new EnvironmentList(place).chosen(System.getProperty("environment", ""));
    place.empty();
    List<EnvironmentResult> results = new ArrayList<>();
    for (Environment environment : chosen) {
      System.out.println("Running the contract suite: " + environment.name());
      EnvironmentProcess process = new EnvironmentProcess(environment, Limits.DEFAULT);
      results.add(process.run(place.folder(environment.name()), System.out));
    }
    String table = new EnvironmentTable(results).toString();
    System.out.print(table);
    Files.writeString(place.folder("table.txt"), table);
    List<String> problems = EnvironmentCheck.problems(results);
    if (!problems.isEmpty()) {
      throw new AssertionError("\n  " + String.join("\n  ", problems));
    }
  }
}
