package dev.kontor.process.saga;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;

/** Tells a saga what a step of it waits for. */
record AnswerSaga(String saga, String id, DomainEvent answer) implements Command<Void> {}
