package dev.kontor.process.task;

import dev.kontor.tenant.Query;
import java.util.Optional;

/** How it goes with a task, and its result. */
record FindTask(String task, String id) implements Query<Optional<FoundTask>> {}
