/**
 * CoAP (RFC 7252) on the UDP traits: what a client, and a server for GET and POST, need of it, with
 * block-wise transfer (RFC 7959) of what a resource returns.
 */
package io.github.hostnal.examples.coap;
