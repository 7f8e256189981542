package dev.kontor.host.signature;

/** The store in memory keeps what every store keeps. */
final class NoncesInMemoryTest extends NoncesContract {

  private final NoncesInMemory nonces = new NoncesInMemory();

  @Override
  protected Nonces nonces() {
    return nonces;
  }

  @Override
  protected Nonces afterRestart() {
    return nonces;
  }
}
