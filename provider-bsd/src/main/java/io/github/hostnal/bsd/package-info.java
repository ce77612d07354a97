/** UDP on the BSDs: kqueue, recvmsg and sendmsg with IP_RECVDSTADDR or IP_PKTINFO. */
package io.github.hostnal.bsd;
