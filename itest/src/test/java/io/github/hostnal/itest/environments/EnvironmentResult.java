package io.github.hostnal.itest.environments;

import java.time.Duration;

/**
 * How an environment ended.
 *
 * @param name its name
 * @param reports what it reported
 * @param problem what went wrong with its process, or the empty string
 * @param time how long it ran
 */
record EnvironmentResult(String name, Reports reports, String problem, Duration time) {}
