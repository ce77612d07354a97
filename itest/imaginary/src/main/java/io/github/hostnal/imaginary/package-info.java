/** The provider for a make-believe system, where datagrams go no further than the stack. */
package io.github.hostnal.imaginary;
