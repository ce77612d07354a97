package io.github.hostnal;

import java.util.Map;

/**
 * The counters of a stack since it was opened.
 *
 * @param openSockets the sockets that are open now: of UDP, TCP connections and listeners
 * @param datagramsReceived the datagrams delivered
 * @param bytesReceived the payload bytes of these, with what was dropped by truncation
 * @param datagramsTruncated the datagrams of these that were larger than their buffer
 * @param datagramsSent the datagrams that the system took
 * @param bytesSent the payload bytes of these
 * @param errors how often operations failed, by symbolic errno (for instance {@code ECONNREFUSED}),
 *     sorted by name; unmodifiable
 */
public record StackStatistics(
    long openSockets,
    long datagramsReceived,
    long bytesReceived,
    long datagramsTruncated,
    long datagramsSent,
    long bytesSent,
    Map<String, Long> errors) {}
