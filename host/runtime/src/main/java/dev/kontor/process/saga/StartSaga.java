package dev.kontor.process.saga;

import dev.kontor.tenant.Command;

/** Starts a saga that was not started before; says whether it did. */
record StartSaga(String saga, String id, Object state) implements Command<Boolean> {}
