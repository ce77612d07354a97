/** What the API needs inside. Not exported. */
package io.github.hostnal.internal;
