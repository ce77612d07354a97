/**
 * The self-test: {@link io.github.hostnal.itest.SelfTest} runs the contract suite on this machine
 * and prints a report. {@link io.github.hostnal.itest.EnvironmentRun} runs it in an environment of
 * the build.
 */
@Export
@Version("0.1.0")
package io.github.hostnal.itest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
