/**
 * Mails that a tenant's modules send.
 *
 * <p>Entry type: {@link dev.kontor.tenant.mail.Mail}. May import the root package, and name the
 * handlers.
 */
@NullMarked
package dev.kontor.tenant.mail;

import org.jspecify.annotations.NullMarked;
