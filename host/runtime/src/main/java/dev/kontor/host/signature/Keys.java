package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import java.util.Optional;

/** The keys that are trusted. Thread-safe. */
@FunctionalInterface
public interface Keys {

  /** The key of this id, if it is in fact that owner's; may wait for the owner's site. */
  Optional<VerifyingKey> find(KeyId id);
}
