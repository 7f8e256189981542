/**
 * The keys that this site and its tenants sign with, and what it shows of them to other sites
 * (design §8, ADR 15).
 *
 * <p>Entry type: {@link dev.kontor.host.site.SigningKeys}. May import {@code signature}, {@code
 * secret} and the world.
 */
@NullMarked
package dev.kontor.host.site;

import org.jspecify.annotations.NullMarked;
