package dev.kontor.host.unit;

/** The store in memory keeps what every store keeps. */
final class UnitsInMemoryTest extends UnitStoreContract {

  private final UnitsInMemory store = new UnitsInMemory();

  @Override
  protected UnitStore store() {
    return store;
  }
}
