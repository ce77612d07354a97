/** The contract of DNS, as far as a host can show it without a name server of one's own. */
package io.github.hostnal.itest.contract.dns;
