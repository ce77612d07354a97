/** What only Linux's C library has, as jnr-ffi binds it. */
package io.github.hostnal.linux.libc;
