package dev.kontor.process.task;

import dev.kontor.tenant.Command;

/** Has a task begin no further step; says whether there was something to cancel. */
record CancelTask(String task, String id) implements Command<Boolean> {}
