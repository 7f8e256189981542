/** The mail server outside all hosts, which tenants' mails go to. */
@NullMarked
package dev.kontor.simulation.mail;

import org.jspecify.annotations.NullMarked;
