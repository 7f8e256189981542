package dev.kontor.process.task;

import dev.kontor.tenant.Command;

/** Starts a task that was not started before; says whether it did. */
record StartTask(String task, String id, Object state) implements Command<Boolean> {}
