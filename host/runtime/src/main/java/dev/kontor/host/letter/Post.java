package dev.kontor.host.letter;

/**
 * Brings letters wherever they are for: to tenants of the same site, or to another site.
 * Thread-safe, as both ways are.
 *
 * @param site the host's own
 */
public record Post(String site, Delivery sameSite, Delivery otherSites) implements Delivery {

  @Override
  public Receipt deliver(Batch batch) {
    return batch.to().site().equals(site) ? sameSite.deliver(batch) : otherSites.deliver(batch);
  }
}
