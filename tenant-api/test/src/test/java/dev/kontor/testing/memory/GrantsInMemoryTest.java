package dev.kontor.testing.memory;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.testing.conformance.GrantsContract;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

final class GrantsInMemoryTest extends GrantsContract {

  private final ContextInMemory acme = new ContextInMemory("acme", "bremen");
  private final ContextInMemory made = new ContextInMemory("made", "riga");

  @BeforeEach
  void join() {
    acme.join(made);
  }

  private ContextInMemory context(Address tenant) {
    return tenant.equals(acme.address()) ? acme : made;
  }

  @Override
  protected String kind() {
    return "desk.invite";
  }

  @Override
  protected Address asker() {
    return acme.address();
  }

  @Override
  protected Address asked() {
    return made.address();
  }

  @Override
  protected Grants of(Address tenant) {
    return context(tenant).grants();
  }

  @Override
  protected List<GrantChanged> heard(Address tenant) {
    return context(tenant).events().stream()
        .filter(GrantChanged.class::isInstance)
        .map(GrantChanged.class::cast)
        .toList();
  }

  @Override
  protected void settle() {
    int ran;
    do {
      ran = acme.runFollowUps() + made.runFollowUps();
    } while (ran > 0);
  }
}
