/**
 * The self-test: {@link io.github.hostnal.itest.SelfTest} runs the contract suite on this machine
 * and prints a report.
 */
package io.github.hostnal.itest;
