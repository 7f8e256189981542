/**
 * The mail of tenants' contexts: what a module sends, brought to a mail server or into a mail box
 * by follow-ups.
 *
 * <p>Entry types: {@link dev.kontor.host.mail.Mailing}, and the ports {@link
 * dev.kontor.host.mail.MailServers} and {@link dev.kontor.host.mail.Mailbox}. May import the
 * programming model, {@code configuration}, {@code followup} and {@code unit}.
 */
@NullMarked
package dev.kontor.host.mail;

import org.jspecify.annotations.NullMarked;
