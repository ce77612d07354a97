/**
 * The contract suite: tests of the ten promises, and of every UDP method's good and bad cases.
 *
 * <p>It is written against the API only and runs on loopback without any rights, so that a provider
 * of somebody else's can be proved with it: put the provider on the class path and run the package
 * with the JUnit Platform. Each test has the tag of the promise that it proves ({@link
 * io.github.hostnal.itest.contract.Promise}). What needs something that the system or the stack
 * lacks is skipped with the reason. Tests with the tag {@code stress} take their number of rounds
 * from the system property {@code hostnal.rounds}.
 */
package io.github.hostnal.itest.contract;
