/** Tests of SMTP, on servers in this process. */
@NullMarked
package dev.kontor.host.smtp;

import org.jspecify.annotations.NullMarked;
