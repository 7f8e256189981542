package dev.kontor.bench.load;

/**
 * Which client works for which tenants: as few for each client, and as few clients for each tenant,
 * as can be, so that clients with connections of their own need no more of them than the larger of
 * the two numbers.
 */
public final class Shares {

  private Shares() {}

  /** Whose turn it is when a client has done so many units. */
  public static int tenant(int client, int turn, int clients, int tenants) {
    if (clients >= tenants) {
      return client % tenants;
    }
    int mine = (tenants - client + clients - 1) / clients;
    return client + turn % mine * clients;
  }
}
