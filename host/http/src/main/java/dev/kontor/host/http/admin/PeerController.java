package dev.kontor.host.http.admin;

import dev.kontor.host.peer.PeerKeys;
import dev.kontor.host.peer.Peers;
import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.tenant.MessageMalformed;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites that this one writes to and hears from. */
@Controller("/admin/v1/peers")
final class PeerController {

  private final Peers peers;
  private final PeerKeys keys;

  PeerController(Peers peers, PeerKeys keys) {
    this.peers = peers;
    this.keys = keys;
  }

  /** By name. */
  @Get
  List<PeerView> all() {
    return peers.all().stream().map(peer -> PeerView.of(peer, keys.trouble(peer))).toList();
  }

  /** A dry run shows the key that the site has, so that somebody can compare it. */
  @Post
  HttpResponse<?> add(
      @Body PeerSent sent, @QueryValue(value = "dry-run", defaultValue = "false") String dryRun) {
    if (AdminController.isSet("dry-run", dryRun)) {
      return HttpResponse.ok(PeerView.of(peers.look(sent.nameGiven(), sent.urlGiven()), ""));
    }
    var peer = peers.add(sent.nameGiven(), sent.urlGiven(), compared(sent.fingerprint()));
    return HttpResponse.created(
        PeerView.of(peer, ""), URI.create("/admin/v1/peers/" + peer.name()));
  }

  private static Fingerprint compared(@Nullable String fingerprint) {
    if (fingerprint == null) {
      throw new MessageMalformed(
          "the fingerprint is missing; expected the one that was compared with what the other"
              + " site's operator sees; ?dry-run=true shows which one it is");
    }
    try {
      return Fingerprint.parse(fingerprint);
    } catch (IllegalArgumentException notOne) {
      throw new MessageMalformed(String.valueOf(notOne.getMessage()));
    }
  }

  @Delete("/{name}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> remove(String name) {
    peers.remove(name);
    return HttpResponse.noContent();
  }
}
