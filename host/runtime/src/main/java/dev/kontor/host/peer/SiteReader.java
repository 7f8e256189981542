package dev.kontor.host.peer;

import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.Refusal;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.signature.keylist.KeyList;
import dev.kontor.host.signature.keylist.KeyListUnreadable;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.host.site.PublishedKeys;
import dev.kontor.host.world.Network.Request;
import dev.kontor.host.world.Network.Response;
import dev.kontor.host.world.NetworkFailed;
import dev.kontor.host.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Reads what a site tells of its keys, from where an operator said that it is and from nowhere
 * else. Thread-safe. Fails with {@link PeerUnusable}.
 */
public final class SiteReader {

  /** What reading a list may take. */
  static final Duration WITHIN = Duration.ofSeconds(10);

  /** The keys of some twenty thousand tenants. */
  private static final int LONGEST = 4 << 20;

  private static final int OK = 200;
  private static final int REDIRECTIONS = 300;
  private static final int ERRORS = 400;

  /** What a proxy before that site has kept may lack the key that is looked for. */
  private static final Map<String, List<String>> FIELDS =
      Map.of("accept", List.of("application/json"), "cache-control", List.of("no-cache"));

  private final World world;
  private final KeyLists lists;

  /** By this world's network. */
  public SiteReader(World world, KeyLists lists) {
    this.world = world;
    this.lists = lists;
  }

  /** The list of a peer, signed with the key that it was added with. */
  CompletableFuture<KeyList> read(Peer peer) {
    return ask(peer.at(PublishedKeys.PATH), answer -> lists.read(answer, peer.name(), peer.key()));
  }

  /** The list of a site that isn't known yet, signed with the key that it tells itself. */
  KeyList introduce(URI url) {
    try {
      return world
          .scheduler()
          .await(
              ask(URI.create(url + PublishedKeys.PATH), lists::introduce), WITHIN.multipliedBy(2));
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof PeerUnusable unusable ? unusable : failed;
    } catch (TimeoutException late) {
      throw new PeerUnusable("'%s' has not answered".formatted(url), late);
    }
  }

  private CompletableFuture<KeyList> ask(URI uri, Function<Message, KeyList> reading) {
    var request = new Request("GET", uri, FIELDS, new byte[0], WITHIN, LONGEST);
    return world
        .network()
        .send(request)
        .handle((response, failed) -> {
          if (failed != null) {
            throw unreachable(failed);
          }
          return read(uri, response, reading);
        });
  }

  private static RuntimeException unreachable(Throwable failed) {
    var cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof NetworkFailed network
        ? new PeerUnusable(String.valueOf(network.getMessage()), network)
        : new CompletionException(cause);
  }

  private static KeyList read(URI uri, Response response, Function<Message, KeyList> reading) {
    if (response.status() != OK) {
      throw new PeerUnusable(
          "'%s' answers %d; %s".formatted(uri, response.status(), advice(response.status())), null);
    }
    try {
      return reading.apply(Message.response(OK, response.fields(), response.body()));
    } catch (SignatureRefused refused) {
      throw new PeerUnusable(
          "'%s' answers with keys that can't be trusted: %s".formatted(uri, why(refused)), refused);
    } catch (KeyListUnreadable unreadable) {
      throw new PeerUnusable("'%s': %s".formatted(uri, unreadable.getMessage()), unreadable);
    }
  }

  private static String advice(int status) {
    return status >= REDIRECTIONS && status < ERRORS
        ? "redirections are not followed: give the URL where the site itself answers"
        : "expected a site's keys: is that the public URL of a Kontor host?";
  }

  private static String why(SignatureRefused refused) {
    return refused.refusal() == Refusal.KEY_UNKNOWN
        ? "they are not signed with the site's key as it was when the peer was added; if its"
            + " operator says that the new one is right, remove the peer and add it anew"
        : String.valueOf(refused.getMessage());
  }
}
