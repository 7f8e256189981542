/**
 * The public keys of a site and its tenants, in a list that the site signs: what its peers know
 * tenants' keys by (design §8).
 *
 * <p>Entry type: {@link dev.kontor.host.signature.keylist.KeyLists}. May import {@code signature}
 * and {@code signature.key}.
 */
@NullMarked
package dev.kontor.host.signature.keylist;

import org.jspecify.annotations.NullMarked;
