package dev.kontor.cli;

import dev.kontor.cli.AdminApi.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host's peers, as the admin API offers them. */
final class Peers {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final AdminApi api;

  Peers(AdminApi api) {
    this.api = api;
  }

  Answer list() {
    return api.get("/peers");
  }

  /** The host's own site, as its peers know it. */
  JsonObject site() {
    return api.get("/site").object();
  }

  /** The site at this URL, with the key that it shows; nothing is kept. */
  JsonObject look(String name, String url) {
    return api.post("/peers?dry-run=true", JSON, sent(name, url, null)).object();
  }

  /** Adds the site, if this is the fingerprint of the key that it shows. */
  Answer add(String name, String url, String fingerprint) {
    return api.post("/peers", JSON, sent(name, url, fingerprint));
  }

  private static String sent(String name, String url, @Nullable String fingerprint) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("name", name);
    fields.put("url", url);
    if (fingerprint != null) {
      fields.put("fingerprint", fingerprint);
    }
    return JsonObject.compact(fields);
  }

  /**
   * A text that is no site's name is said to be so here; as a path it could mean something else.
   */
  void remove(String name) {
    if (!NAME.matcher(name).matches() || name.equals("..")) {
      throw new Failure(
          ExitCode.NO_SUCH_THING,
          "no site can be called '%s': up to 63 of a-z, 0-9, '.' and '-'; see kontor peer list"
              .formatted(name));
    }
    api.delete("/peers/" + name);
  }
}
