package dev.kontor.simulation.point;

/** Is told where a host has come to. */
@FunctionalInterface
public interface Points {

  /** Of a host that nobody stops. */
  Points NOBODYS = (_, _) -> {};

  /**
   * Returns when the host may go on.
   *
   * @param tenant for whom the host has come here
   * @throws dev.kontor.simulation.schedule.HostDied when the host was killed here
   */
  void reached(Point point, String tenant);
}
