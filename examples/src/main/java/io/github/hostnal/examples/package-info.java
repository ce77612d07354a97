/** Programs on top of the traits: each is about a screen of code, to be read and copied. */
package io.github.hostnal.examples;
