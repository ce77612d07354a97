/** The contract of TCP: its promises, and the good and bad cases of every method. */
package io.github.hostnal.itest.contract.tcp;
