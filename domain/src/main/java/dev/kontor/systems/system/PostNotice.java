package dev.kontor.systems.system;

import dev.kontor.tenant.Command;

/** A system has something to say to all who use it. */
public record PostNotice(SystemId system, NoticeText text) implements Command<Void> {}
