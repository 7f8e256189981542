/**
 * The sites that this one writes to and hears from: known by name, URL and pinned key, added by an
 * operator; and the keys of their tenants (design §8, ADR 15).
 *
 * <p>Entry types: {@link dev.kontor.host.peer.Peers} and {@link dev.kontor.host.peer.PeerKeys}. May
 * import {@code site}, {@code signature} and the world.
 */
@NullMarked
package dev.kontor.host.peer;

import org.jspecify.annotations.NullMarked;
