package dev.kontor.host.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.world.Network.Response;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotFound;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeersTest {

  private static final String URL = "https://kiel.example";

  @TempDir private Path folder;
  private final PeersInMemory store = new PeersInMemory();
  private Abroad abroad;
  private Peers peers;

  @BeforeEach
  void start() {
    abroad = new Abroad(folder);
    peers = open();
  }

  @AfterEach
  void close() {
    abroad.close();
  }

  private Peers open() {
    return new Peers("bremen", store, new SiteReader(abroad, abroad.lists), abroad);
  }

  private Fingerprint kiels() {
    return abroad.kiel.siteKey().fingerprint();
  }

  @Test
  void a_look_shows_a_sites_key_and_keeps_nothing() {
    var shown = peers.look("kiel", URL + "/");

    assertThat(shown.key()).isEqualTo(abroad.kiel.siteKey());
    assertThat(shown.url()).isEqualTo(URI.create(URL));
    assertThat(peers.all()).isEmpty();
    assertThat(store.peers()).isEmpty();
  }

  @Test
  void a_site_with_the_key_that_was_compared_is_a_peer_and_stays_one() {
    var added = peers.add("kiel", URL, kiels());

    assertThat(peers.find("kiel")).contains(added);
    assertThat(peers.all()).containsExactly(added);
    assertThat(open().all()).containsExactly(added);
    assertThat(added.at("/t/acme/inbox")).hasToString("https://kiel.example/t/acme/inbox");
  }

  @Test
  void a_site_with_another_key_is_none() {
    var bremens = abroad.bremen.siteKey().fingerprint();

    assertThatThrownBy(() -> peers.add("kiel", URL, bremens))
        .isInstanceOf(PeerRefused.class)
        .hasMessageContaining(bremens.toString())
        .hasMessageContaining(kiels().toString());
    assertThat(store.peers()).isEmpty();
  }

  @Test
  void a_site_is_added_by_the_name_that_it_has_itself() {
    assertThatThrownBy(() -> peers.add("hamburg", URL, kiels()))
        .isInstanceOf(PeerRefused.class)
        .hasMessageContaining("is called 'kiel', not 'hamburg'");
  }

  @Test
  void neither_this_site_nor_a_peer_is_added_again_and_nobody_is_asked() {
    peers.add("kiel", URL, kiels());
    int asked = abroad.asked().size();

    assertThatThrownBy(() -> peers.add("kiel", "https://other.example", kiels()))
        .isInstanceOf(PeerRefused.class)
        .hasMessageContaining("'kiel' is a peer already; remove it first");
    assertThatThrownBy(() -> peers.look("bremen", URL))
        .isInstanceOf(PeerRefused.class)
        .hasMessageContaining("this site's own name")
        .hasMessageContaining("--name");
    assertThat(abroad.asked()).hasSize(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kiel.example",
        "ftp://kiel.example",
        "https://",
        "https:kiel",
        "https://user:pass@kiel.example",
        "https://kiel.example?x=1",
        "https://kiel.example#x",
        "https://ki el",
        "http://kiel.example",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://[::2]:8080"
      })
  void a_url_at_which_no_site_may_be_is_asked_for_nothing(String url) {
    assertThatThrownBy(() -> peers.look("kiel", url)).isInstanceOf(MessageMalformed.class);
    assertThat(abroad.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8081",
        "http://127.0.0.1:8081/",
        "http://[::1]:8081",
        "HTTPS://kiel.example/kontor/"
      })
  void on_this_machine_http_will_do(String url) {
    assertThatThrownBy(() -> peers.look("kiel", url))
        .isInstanceOf(PeerUnusable.class)
        .hasMessageContaining("nobody there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Kiel", "ki el", "kiel#", "a@b", "../x"})
  void a_name_that_no_site_has_is_refused(String name) {
    assertThatThrownBy(() -> peers.look(name, URL)).isInstanceOf(MessageMalformed.class);
    assertThat(abroad.asked()).isEmpty();
  }

  @Test
  void who_does_not_answer_as_a_site_does_is_told_why() {
    abroad.isDown();
    assertUnusable("'https://kiel.example/federation/site' can't be reached: cut cable");
    abroad.answers(_ -> new Response(404, Map.of(), new byte[0]));
    assertUnusable("answers 404; expected a site's keys");
    abroad.answers(
        _ -> new Response(301, Map.of("location", List.of("https://evil.example")), new byte[0]));
    assertUnusable("answers 301; redirections are not followed");
    abroad.answers(_ -> new Response(200, Map.of(), bytes("<html>welcome</html>")));
    assertUnusable("this is no list of a site's keys");
    assertThat(abroad.asked()).allMatch(asked -> asked.uri().getHost().equals("kiel.example"));
  }

  @Test
  void a_list_that_was_altered_or_is_not_signed_is_not_taken() {
    var unsigned = new Response(200, Map.of(), list().body());
    abroad.answers(_ -> unsigned);
    assertUnusable("can't be trusted");
    var signed = list();
    var altered = bytes(text(signed).replace("\"acme\"", "\"acmd\""));
    abroad.answers(_ -> new Response(200, signed.fields(), altered));
    assertUnusable("can't be trusted");
  }

  private Response list() {
    abroad.answersWith(abroad.kiel);
    return abroad.answer();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private void assertUnusable(String saying) {
    assertThatThrownBy(() -> peers.look("kiel", URL))
        .isInstanceOf(PeerUnusable.class)
        .hasMessageContaining(saying);
  }

  @Test
  void who_was_removed_is_no_peer_any_more() {
    peers.add("kiel", URL, kiels());

    peers.remove("kiel");

    assertThat(peers.find("kiel")).isEmpty();
    assertThat(open().all()).isEmpty();
    assertThatThrownBy(() -> peers.remove("kiel"))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("'kiel'");
  }
}
