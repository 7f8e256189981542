package dev.kontor.crash;

import dev.kontor.host.site.KeyStore;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Halts the host after a call of its store of signing keys. */
@Singleton
@Requires(property = "crash.after")
final class HaltingKeyStore implements BeanCreatedEventListener<KeyStore> {

  private final Halt halt;

  HaltingKeyStore(@Value("${crash.after}") String after) {
    halt = new Halt(after);
  }

  @Override
  public KeyStore onCreated(BeanCreatedEvent<KeyStore> event) {
    return halt.around(KeyStore.class, event.getBean());
  }
}
