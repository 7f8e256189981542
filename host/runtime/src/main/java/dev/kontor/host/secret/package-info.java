/**
 * What must not be read by others: generated passwords, the admin token, secrets that
 * configurations refer to.
 *
 * <p>Entry types: {@link dev.kontor.host.secret.Vault}, {@link dev.kontor.host.secret.AdminToken}
 * and {@link dev.kontor.host.secret.Secrets}. Imports {@code java.*} only.
 */
@NullMarked
package dev.kontor.host.secret;

import org.jspecify.annotations.NullMarked;
