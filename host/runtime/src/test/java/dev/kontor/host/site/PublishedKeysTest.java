package dev.kontor.host.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import io.micronaut.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedKeysTest {

  private static final TenantId ACME = new TenantId("acme");

  @TempDir private Path folder;
  private final ManualWorld world = new ManualWorld();
  private final KeysInMemory store = new KeysInMemory();
  private final KeyLists lists =
      new KeyLists(JsonMapper.createDefault(), new Verifier(world.clock()));
  private SigningKeys keys;
  private PublishedKeys published;

  @BeforeEach
  void start() {
    store.register(ACME);
    var vault = Vault.in(folder.resolve("secret.key"), world.secrets());
    keys = SigningKeys.open("bremen", store, vault, world);
    keys.ensure(ACME);
    published = new PublishedKeys(keys, lists, world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void they_are_signed_by_the_site() {
    var read = lists.read(published.now(), "bremen", keys.siteKey());

    assertThat(read).isEqualTo(keys.list());
    assertThat(read.tenants().get(ACME)).containsExactly(keys.keys(ACME).getFirst().verifyingKey());
  }

  @Test
  void asked_for_often_they_are_signed_once_a_minute() {
    var first = published.now();

    world.advance(PublishedKeys.KEPT.minusNanos(1));
    assertThat(published.now()).isSameAs(first);
    world.advance(Duration.ofNanos(1));
    assertThat(published.now()).isNotSameAs(first);
  }

  @Test
  void a_change_shows_at_once() {
    published.now();
    keys.rotate(ACME);
    assertThat(lists.introduce(published.now()).tenants().get(ACME)).hasSize(2);

    keys.forget(ACME);
    assertThat(lists.introduce(published.now()).tenants()).isEmpty();
  }
}
