/** The functions of Windows that sockets need. */
package io.github.hostnal.windows.winsock;
