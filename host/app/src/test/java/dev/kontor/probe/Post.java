package dev.kontor.probe;

import dev.kontor.tenant.Command;

/** Has a mail sent: by a follow-up, or at once. */
public record Post(String to, String subject, String body, boolean atOnce)
    implements Command<Void> {}
