package dev.kontor.simulation.fault;

import java.util.Locale;

/**
 * What may go wrong. Each opportunity belongs to a host, to a link between two, or to the network.
 */
public enum Fault {
  /** A message between hosts is lost on its way. */
  MESSAGE_LOST(0.03),
  /** A message between hosts arrives twice. */
  MESSAGE_DUPLICATED(0.03),
  /** A message between hosts takes seconds, so that later ones overtake it. */
  MESSAGE_DELAYED(0.03),
  /** A message between hosts waits until the next one of its link has overtaken it. */
  MESSAGE_REORDERED(0.05),
  /** Nothing arrives that goes one way between two hosts, for a while. */
  LINK_CUT(0.01),
  /** What goes one way between two hosts arrives after a while. */
  LINK_HELD(0.01),
  /** Hosts fall into two parts that don't reach one another, for a while. */
  PARTITION(0.005),
  /** A host's connection to its database is lost before a statement is received. */
  CONNECTION_LOST_BEFORE(0.003),
  /** A host's connection is lost after a statement was run, before its answer: also a COMMIT. */
  CONNECTION_LOST_AFTER(0.003),
  /** A statement takes seconds. */
  DATABASE_SLOW(0.005),
  /** A host's database server restarts: all connections are lost, and none is made for a while. */
  DATABASE_RESTARTED(0.001),
  /** A unit of work stands still after it has read, while others go on. */
  UNIT_HELD(0.03),
  /** A host stands still for a while. */
  HOST_PAUSED(0.002),
  /** A host's wall clock jumps, forward or back. */
  CLOCK_JUMPED(0.001),
  /** A host's clocks run faster or slower. */
  CLOCK_DRIFTED(0.001),
  /** A host's process is killed, to be started again some time later. */
  CRASH(0.004);

  private final double usual;

  Fault(double usual) {
    this.usual = usual;
  }

  /** The share of its opportunities with which a scenario of some minutes sees it now and then. */
  public double usual() {
    return usual;
  }

  /** As it is called in traces and commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
