/** UDP on Linux: epoll, recvmsg and sendmsg with IP_PKTINFO. */
package io.github.hostnal.linux;
