package dev.kontor.process.saga;

import dev.kontor.tenant.Query;
import dev.kontor.tenant.saga.SagaStatus;
import java.util.Optional;

/** How it goes with a saga. */
record FindSaga(String saga, String id) implements Query<Optional<SagaStatus>> {}
