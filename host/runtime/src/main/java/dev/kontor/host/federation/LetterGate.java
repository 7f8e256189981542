package dev.kontor.host.federation;

import dev.kontor.host.letter.Delivery;
import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.signature.Keys;
import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.signature.RequestVerifier;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.signature.Verified;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.TenantId;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where letters of other sites come in: nothing is done for them, and no tenant woken, before it is
 * proven who sends them. Thread-safe.
 */
public final class LetterGate {

  private static final Logger log = LoggerFactory.getLogger(LetterGate.class);

  private static final int MOST_LETTERS = 1000;

  private final String site;
  private final Keys keys;
  private final Supplier<Tenants> tenants;
  private final Delivery sameSite;
  private final JsonMapper json;
  private final InstantSource clock;
  private final Places places = new Places();
  private final Map<TenantId, RequestVerifier> verifiers = new ConcurrentHashMap<>();

  /**
   * Of a host.
   *
   * @param site its own
   * @param keys that are trusted
   * @param sameSite brings what is believed to the tenant that it is for
   */
  public LetterGate(
      String site,
      Keys keys,
      Supplier<Tenants> tenants,
      Delivery sameSite,
      JsonMapper json,
      InstantSource clock) {
    this.site = site;
    this.keys = keys;
    this.tenants = tenants;
    this.sameSite = sameSite;
    this.json = json;
    this.clock = clock;
  }

  /** Takes the letters in a request, and says what has come of it, whatever that is. */
  public LetterAnswer answer(TenantId to, Message request) {
    try {
      return LetterAnswer.of(receive(to, request));
    } catch (SignatureRefused refused) {
      // Anybody can bring what is not signed: as many lines in the log are not his to write.
      log.debug("tenant '{}': letters are refused: {}", to, refused.getMessage());
      return LetterAnswer.refused(LetterAnswer.UNPROVEN, refused.refusal().code(), refused);
    } catch (NotAllowed refused) {
      return LetterAnswer.refused(LetterAnswer.FORBIDDEN, "no-tenant", refused);
    } catch (MessageMalformed malformed) {
      return LetterAnswer.refused(LetterAnswer.MALFORMED, "no-letters", malformed);
    } catch (TenantUnavailable unavailable) {
      return LetterAnswer.of(unavailable);
    } catch (NotDelivered later) {
      log.info("tenant '{}': letters can't be taken now: {}", to, later.getMessage());
      return LetterAnswer.of(later);
    }
  }

  /**
   * Takes the letters in a request.
   *
   * @param request as it was sent to this tenant's address
   * @throws SignatureRefused when it isn't proven who sends it; nothing is kept of it
   * @throws NotAllowed when it isn't a tenant who sends it
   * @throws MessageMalformed when it holds no letters
   * @throws NotDelivered when the tenant can't take letters now
   */
  Receipt receive(TenantId to, Message request) {
    var verifier = verifiers.getOrDefault(to, new RequestVerifier(keys, new NoncesOf(to), clock));
    var proven = verifier.prove(request);
    var signer = proven.signer();
    var tenant = signer.tenant();
    if (tenant == null) {
      throw new NotAllowed(
          "the key '%s' is a site's; expected a tenant's, who sends letters".formatted(signer));
    }
    var sender = new Address(tenant, signer.site());
    var receiver = new Address(to, site);
    // Only those who are known by now are counted: strangers can't keep them out.
    try (var _ = places.enter(sender, receiver)) {
      verifier.take(proven);
      // Kept only now: strangers may name tenants that there are not.
      var _ = verifiers.putIfAbsent(to, verifier);
      return delivered(request, verifier, proven, sender, receiver);
    }
  }

  private Receipt delivered(
      Message request,
      RequestVerifier verifier,
      Verified proven,
      Address sender,
      Address receiver) {
    boolean isTaken = false;
    try {
      var receipt = sameSite.deliver(read(request.content()).batch(sender, receiver));
      isTaken = receipt.refused() == null;
      return receipt;
    } finally {
      if (!isTaken) {
        keep(verifier, proven);
      }
    }
  }

  /** What was refused might be let in one day; what was taken is known by its numbers, too. */
  private static void keep(RequestVerifier verifier, Verified proven) {
    try {
      verifier.keep(proven);
    } catch (RuntimeException away) {
      log.warn("the nonce of a request of '{}' may be lost", proven.signer(), away);
    }
  }

  private LettersDocument read(byte[] content) {
    try {
      var document = json.readValue(content, LettersDocument.class);
      if (document == null
          || document.letters().isEmpty()
          || document.letters().size() > MOST_LETTERS) {
        throw new MessageMalformed(
            "the request has no letters, or more than %d".formatted(MOST_LETTERS));
      }
      return document;
    } catch (IOException | IllegalArgumentException | NullPointerException malformed) {
      log.debug("letters can't be read", malformed);
      throw new MessageMalformed(
          "the letters can't be read; expected a channel, and letters as this host sends them");
    }
  }

  /** Those in a tenant's database. Asked last, so only a known signer wakes the tenant. */
  private final class NoncesOf implements Nonces {

    private final TenantId tenant;

    NoncesOf(TenantId tenant) {
      this.tenant = tenant;
    }

    @Override
    public boolean take(KeyId signer, String nonce, Instant end) {
      try (var lease = tenants.get().enter(tenant)) {
        return lease.context().database().nonces().take(signer, nonce, end);
      }
    }

    @Override
    public void keep(KeyId signer, String nonce, Instant end) {
      try (var lease = tenants.get().enter(tenant)) {
        lease.context().database().nonces().keep(signer, nonce, end);
      }
    }

    @Override
    public void forget(Instant now) {
      try (var lease = tenants.get().enter(tenant)) {
        lease.context().database().nonces().forget(now);
      }
    }
  }
}
