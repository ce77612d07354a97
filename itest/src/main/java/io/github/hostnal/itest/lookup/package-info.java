/**
 * A provider for a make-believe system is beside those for real ones: tests that it is found, and
 * chosen if it is asked for. Nothing but its own module knows of it.
 */
package io.github.hostnal.itest.lookup;
