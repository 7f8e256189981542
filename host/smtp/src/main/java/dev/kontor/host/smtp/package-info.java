/**
 * Tenants' mail by SMTP.
 *
 * <p>Entry type: {@link dev.kontor.host.smtp.SmtpServers}. Imports the runtime's {@code mail} port,
 * {@code configuration}, {@code secret} and {@code world}, the programming model's failures, and
 * Angus Mail, which nothing else imports.
 */
@NullMarked
package dev.kontor.host.smtp;

import org.jspecify.annotations.NullMarked;
