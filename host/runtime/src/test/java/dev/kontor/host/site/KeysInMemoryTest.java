package dev.kontor.host.site;

import dev.kontor.tenant.TenantId;

final class KeysInMemoryTest extends KeyStoreContract {

  private final KeysInMemory keys = new KeysInMemory();

  @Override
  protected KeyStore store() {
    return keys;
  }

  @Override
  protected void register(TenantId tenant) {
    keys.register(tenant);
  }

  @Override
  protected void offboard(TenantId tenant) {
    keys.offboard(tenant);
  }
}
