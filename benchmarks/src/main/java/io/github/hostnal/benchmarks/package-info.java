/** Programs that measure hostnal side by side with its peers, and show the ratios. */
package io.github.hostnal.benchmarks;
