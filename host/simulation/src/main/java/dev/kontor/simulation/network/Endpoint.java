package dev.kontor.simulation.network;

import dev.kontor.host.world.Network.Request;
import dev.kontor.host.world.Network.Response;

/** What a host answers to others, in a step of its own. */
@FunctionalInterface
public interface Endpoint {

  /** The answer, whatever is asked. */
  Response answer(Request request);
}
