/** UDP on Windows: an I/O completion port, WSARecvMsg and WSASendMsg with IP_PKTINFO. */
package io.github.hostnal.windows;
