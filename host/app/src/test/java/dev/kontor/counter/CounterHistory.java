package dev.kontor.counter;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.message.Recorded;
import java.util.List;

/** What has happened to a counter. */
public record CounterHistory(String name) implements Query<List<Recorded<DomainEvent>>> {}
