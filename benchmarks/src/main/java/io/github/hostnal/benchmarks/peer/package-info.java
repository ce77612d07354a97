/** What runs in the child processes: the same work done with hostnal and with its peers. */
package io.github.hostnal.benchmarks.peer;
