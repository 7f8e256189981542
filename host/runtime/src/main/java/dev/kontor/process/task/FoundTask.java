package dev.kontor.process.task;

import dev.kontor.tenant.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A task that was started.
 *
 * @param result JSON; null: it isn't done
 */
record FoundTask(TaskStatus status, @Nullable String result) {}
