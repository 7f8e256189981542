package dev.kontor.simulation.fault;

import java.util.Locale;

/** What may go wrong. */
public enum Fault {
  /** A message between hosts is lost on its way. */
  MESSAGE_LOST,
  /** A message between hosts arrives twice. */
  MESSAGE_DUPLICATED,
  /** A message between hosts takes seconds, so that later ones overtake it. */
  MESSAGE_DELAYED,
  /** A host's connection to its database is lost before a statement is received. */
  CONNECTION_LOST_BEFORE,
  /** A host's connection is lost after a statement was run, before its answer: also a COMMIT. */
  CONNECTION_LOST_AFTER,
  /** A unit of work stands still after it has read, while others go on. */
  UNIT_HELD,
  /** A host's process is killed, to be started again some time later. */
  CRASH;

  /** As it is called in traces and commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
