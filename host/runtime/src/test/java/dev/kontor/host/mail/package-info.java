/** Tests of tenants' mail. */
@NullMarked
package dev.kontor.host.mail;

import org.jspecify.annotations.NullMarked;
