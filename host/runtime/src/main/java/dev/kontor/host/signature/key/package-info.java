/**
 * Ed25519 keys (RFC 8032), by Bouncy Castle's cryptography.
 *
 * <p>Entry types: {@link dev.kontor.host.signature.key.SigningKey} and {@link
 * dev.kontor.host.signature.key.VerifyingKey}. Imports {@code java.*} and the tenant's name only.
 */
@NullMarked
package dev.kontor.host.signature.key;

import org.jspecify.annotations.NullMarked;
