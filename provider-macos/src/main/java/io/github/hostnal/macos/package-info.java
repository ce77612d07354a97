/** UDP on macOS: kqueue, recvmsg and sendmsg with IP_PKTINFO. */
package io.github.hostnal.macos;
