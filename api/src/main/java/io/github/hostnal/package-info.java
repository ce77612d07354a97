/**
 * The host's network stack behind small asynchronous traits.
 *
 * <p>Start with {@link io.github.hostnal.NetworkStack#system()}. Every method that touches the
 * network returns a {@link java.util.concurrent.CompletableFuture}; everything may be called from
 * any thread. The traits follow the Rust crates <a
 * href="https://docs.rs/embedded-nal-async">embedded-nal-async</a> and <a
 * href="https://docs.rs/std-embedded-nal-async">std-embedded-nal-async</a>:
 *
 * <table>
 * <caption>Rust names and Java names</caption>
 * <tr><th>Rust</th><th>Java</th><th>what differs, and why</th></tr>
 * <tr><td>{@code Stack::default()}</td><td>{@link io.github.hostnal.NetworkStack#system()}</td>
 *     <td>one shared object: Java programs have no ownership to express</td></tr>
 * <tr><td>–</td><td>{@link io.github.hostnal.NetworkStack#open(StackOptions)}</td>
 *     <td>a private stack with its own threads, for tests, gateways and servers</td></tr>
 * <tr><td>{@code UdpStack}</td><td>{@link io.github.hostnal.UdpStack}</td>
 *     <td>behind {@link io.github.hostnal.NetworkStack#udp()}, since UDP's and TCP's {@code
 *     connect} differ only in what they return, which Java cannot overload; the local address,
 *     which Rust returns in a pair with the socket, is {@link
 *     io.github.hostnal.UdpSocket#localAddress()}</td></tr>
 * <tr><td>{@code UdpStack::bind_multiple}</td>
 *     <td>{@link io.github.hostnal.UdpStack#bindMultiple(java.net.InetSocketAddress)}</td>
 *     <td>one address family; {@link io.github.hostnal.UdpStack#bindMultiple(int)} adds both
 *     families behind one socket</td></tr>
 * <tr><td>{@code ConnectedUdp}</td><td>{@link io.github.hostnal.ConnectedUdp}</td>
 *     <td>–</td></tr>
 * <tr><td>{@code UnconnectedUdp}</td><td>{@link io.github.hostnal.UnconnectedUdp}</td>
 *     <td>{@code receive_into} gives a {@link io.github.hostnal.Datagram}: besides length, local
 *     and remote also the address to answer from, interface, traffic class and hop limit</td></tr>
 * <tr><td>{@code TcpConnect}</td><td>{@link io.github.hostnal.TcpStack}</td>
 *     <td>has {@code listen} too, which embedded-nal-async lacks</td></tr>
 * <tr><td>{@code embedded_io_async::Read}, {@code Write}</td>
 *     <td>{@link io.github.hostnal.AsyncRead}, {@link io.github.hostnal.AsyncWrite}</td>
 *     <td>the end of a stream is -1, as everywhere in Java, not 0</td></tr>
 * <tr><td>{@code Dns}, {@code AddrType}</td>
 *     <td>{@link io.github.hostnal.Dns}, {@link io.github.hostnal.AddressType}</td>
 *     <td>–</td></tr>
 * <tr><td>{@code async fn}</td><td>{@link java.util.concurrent.CompletableFuture}</td>
 *     <td>starts at once, not when first polled; dropping a Rust future is {@link
 *     java.util.concurrent.CompletableFuture#cancel}</td></tr>
 * <tr><td>{@code &[u8]}, {@code &mut [u8]}</td><td>{@link java.nio.ByteBuffer}</td>
 *     <td>heap or direct; the position moves as with NIO channels; the buffer is lent until the
 *     future is complete</td></tr>
 * <tr><td>{@code SocketAddr}</td><td>{@link java.net.InetSocketAddress}</td>
 *     <td>resolved ones only, with the IPv6 scope</td></tr>
 * <tr><td>{@code Error} (associated type)</td><td>the JDK's exceptions</td>
 *     <td>a future fails with the exception itself</td></tr>
 * </table>
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("0.1.0")
package io.github.hostnal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
