package io.github.hostnal;

import java.net.InetSocketAddress;

/**
 * What the system tells about a datagram that was received: all but its payload, which is in the
 * buffer. (RFC 3542, section 6, has the IPv6 side of it; each system its own for IPv4.)
 *
 * @param length the full length of the payload in bytes, 0 to 65527, also if the buffer was smaller
 * @param truncated whether the buffer was smaller than the payload; the rest was dropped
 * @param local the destination in the packet's header, with this socket's port: never a wildcard,
 *     but it may be a multicast or broadcast address; link-local ones have a scope
 * @param remote the source in the packet's header; link-local ones have a scope
 * @param replyFrom the local address to answer from: {@code local} where that is a unicast address;
 *     for a multicast or broadcast one the unicast address that belongs to it or, where the system
 *     cannot tell ({@link Capability#RECEIVE_REPLY_ADDRESS}), the unspecified address, for IPv6
 *     with the interface as its scope
 * @param interfaceIndex the interface that it came in on, as {@link
 *     java.net.NetworkInterface#getIndex()}; 0 if unknown. A datagram from the host to itself has
 *     the interface that owns the address, on most systems
 * @param trafficClass the traffic class or type-of-service octet, 0 to 255: DSCP in the upper six
 *     bits (RFC 2474), ECN in the lower two (RFC 3168); -1 if unknown
 * @param hopLimit the hop limit or time-to-live as received, 0 to 255; -1 if unknown
 */
public record Datagram(
    int length,
    boolean truncated,
    InetSocketAddress local,
    InetSocketAddress remote,
    InetSocketAddress replyFrom,
    int interfaceIndex,
    int trafficClass,
    int hopLimit) {}
