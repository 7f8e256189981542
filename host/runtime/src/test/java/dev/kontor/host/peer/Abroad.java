package dev.kontor.host.peer;

import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.host.site.KeysInMemory;
import dev.kontor.host.site.PublishedKeys;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.host.world.Network;
import dev.kontor.host.world.NetworkFailed;
import dev.kontor.host.world.World;
import dev.kontor.host.world.WorldOver;
import dev.kontor.tenant.TenantId;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Two sites on a network of their own: Bremen, and Kiel abroad, which answers as a test says. */
final class Abroad implements WorldOver, AutoCloseable {

  static final TenantId ACME = new TenantId("acme");
  static final URI KIEL = URI.create("https://kiel.example");

  final ManualWorld manual = new ManualWorld();
  final KeyLists lists = new KeyLists(JsonMapper.createDefault(), new Verifier(manual.clock()));
  final SigningKeys bremen;
  final SigningKeys kiel;
  private final Path folder;
  private final List<Network.Request> asked = new CopyOnWriteArrayList<>();
  private final Map<URI, Function<Network.Request, CompletableFuture<Network.Response>>> answers =
      new ConcurrentHashMap<>();

  Abroad(Path folder) {
    this.folder = folder;
    bremen = site("bremen");
    kiel = site("kiel");
    answersWith(kiel);
  }

  /** Another site, or one that has taken the name of the other. */
  SigningKeys site(String name) {
    var store = new KeysInMemory();
    store.register(ACME);
    var keys =
        SigningKeys.open(
            name, store, Vault.in(folder.resolve("secret.key"), manual.secrets()), manual);
    keys.ensure(ACME);
    return keys;
  }

  /** Kiel's address is answered at by this site. */
  void answersWith(SigningKeys site) {
    var published = new PublishedKeys(site, lists, manual);
    answers(_ -> {
      var signed = published.now();
      return new Network.Response(200, signed.fields(), signed.content());
    });
  }

  void answers(Function<Network.Request, Network.Response> answer) {
    answersLater(request -> CompletableFuture.completedFuture(answer.apply(request)));
  }

  void answersLater(Function<Network.Request, CompletableFuture<Network.Response>> answer) {
    answers.put(URI.create(KIEL + "/federation/site"), answer);
  }

  /** What is answered now at Kiel's address. */
  Network.Response answer() {
    var request =
        Network.Request.get(URI.create(KIEL + "/federation/site"), Duration.ofMinutes(1), 1 << 20);
    return Objects.requireNonNull(answers.get(request.uri())).apply(request).resultNow();
  }

  void isDown() {
    answersLater(request ->
        CompletableFuture.failedFuture(
            NetworkFailed.unreachable(request, new IOException("cut cable"))));
  }

  List<Network.Request> asked() {
    return List.copyOf(asked);
  }

  void advance(Duration length) {
    manual.advance(length);
  }

  @Override
  public World real() {
    return manual;
  }

  @Override
  public Network network() {
    return request -> {
      asked.add(request);
      var answer = answers.get(request.uri());
      return answer == null
          ? CompletableFuture.failedFuture(
              NetworkFailed.unreachable(request, new IOException("nobody there")))
          : answer.apply(request);
    };
  }

  @Override
  public void close() {
    manual.close();
  }
}
