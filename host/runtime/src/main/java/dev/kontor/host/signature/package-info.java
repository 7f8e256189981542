/**
 * Signatures of HTTP messages (RFC 9421), as sites give and ask for them: Ed25519, over what is
 * asked, of whom, and with which content (design §8).
 *
 * <p>Entry types: {@link dev.kontor.host.signature.Signer} and {@link
 * dev.kontor.host.signature.RequestVerifier}. Knows nothing of letters. May import {@code world}
 * and the library for structured fields, which nobody else sees.
 */
@NullMarked
package dev.kontor.host.signature;

import org.jspecify.annotations.NullMarked;
