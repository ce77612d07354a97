/** What child processes of the side-by-side program do with TCP. */
package io.github.hostnal.benchmarks.peer.tcp;
