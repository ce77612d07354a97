/** JMH benchmarks; {@code -prof gc} tells the bytes allocated for each operation. */
package io.github.hostnal.benchmarks.jmh;
