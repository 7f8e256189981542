package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import java.util.List;

/** The store in memory keeps what every store keeps. */
final class FollowUpsInMemoryTest extends FollowUpStoreContract {

  private final FollowUpsInMemory store = new FollowUpsInMemory();

  @Override
  protected FollowUpStore store() {
    return store;
  }

  @Override
  protected void commit(List<Due> dues) {
    dues.forEach(store::add);
  }

  @Override
  protected void done(long number) {
    store.done(number);
  }
}
