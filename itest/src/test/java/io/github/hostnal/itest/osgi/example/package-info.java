/** Consumers, as {@code docs/osgi.md} quotes them. */
package io.github.hostnal.itest.osgi.example;
