/**
 * The second part of the contract suite: a host with several addresses on two links, in Linux
 * network namespaces, looked at from the other end of the wire.
 *
 * <p>Each test runs on a thread that belongs to the namespace of the host ({@link
 * io.github.hostnal.itest.namespaces.OnHost}), so that the host is to it what the machine is to a
 * program. Its peers are sockets of the JDK in other namespaces. The tests have the tags of the
 * promises that they prove, and the tag {@code namespaces}. They want root, the {@code ip} tool and
 * a kernel with veth; without, they are skipped with the reason.
 */
package io.github.hostnal.itest.namespaces;
