package dev.kontor.host.administration;

import dev.kontor.host.administration.Operation.Kind;
import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The control database's journal of operations: what was tried. (What is, only the servers say; so
 * each step looks before it acts.) Each method is one transaction. Thread-safe.
 */
public interface OperationJournal {

  /** Writes down that an operation begins, with its steps still to take. */
  void begin(UUID operation, TenantId tenant, Kind kind, List<String> steps, Instant at);

  /** Writes down that a step begins; the one before it is done. */
  void step(UUID operation, int step, Instant at);

  /** Writes down that all steps are done. */
  void done(UUID operation, Instant at);

  /** Writes down that the running step failed, and with it the operation. */
  void failed(UUID operation, int step, String error, Instant at);

  /** A tenant's operations, newest first, at most so many. */
  List<Operation> of(TenantId tenant, int most);
}
