/**
 * Letters between sites: how they are sent over the network, signed, and what of them is believed
 * (design §8, ADR 16).
 *
 * <p>Entry types: {@link dev.kontor.host.federation.OtherSites} and {@link
 * dev.kontor.host.federation.LetterGate}. May import {@code letter}, {@code peer}, {@code site},
 * {@code signature}, {@code tenancy} and the world.
 */
@NullMarked
package dev.kontor.host.federation;

import org.jspecify.annotations.NullMarked;
