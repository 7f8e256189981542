package dev.kontor.host.http.console;

import dev.kontor.host.http.console.page.PeerPage;
import dev.kontor.host.peer.PeerKeys;
import dev.kontor.host.peer.Peers;
import dev.kontor.host.site.SigningKeys;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;

/** Shows which other sites are known, and this one's key for their operators to compare. */
@Controller(ConsoleGuard.CONSOLE + "/peers")
@Produces(MediaType.TEXT_HTML)
final class PeersController {

  private final SigningKeys own;
  private final Peers peers;
  private final PeerKeys keys;
  private final Pages pages;

  PeersController(SigningKeys own, Peers peers, PeerKeys keys, Pages pages) {
    this.own = own;
    this.peers = peers;
    this.keys = keys;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> all(@RequestAttribute(ConsoleGuard.SESSION) Session session) {
    var rows = peers.all().stream().map(peer -> PeerPage.Row.of(peer, keys.trouble(peer))).toList();
    return pages.peers(
        new PeerPage(own.site(), own.siteKey().fingerprint().toString(), rows), session.csrf());
  }
}
