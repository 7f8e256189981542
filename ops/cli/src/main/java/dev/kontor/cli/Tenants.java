package dev.kontor.cli;

import dev.kontor.cli.AdminApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host's tenants, as the admin API offers them. */
final class Tenants {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

  private final AdminApi api;

  Tenants(AdminApi api) {
    this.api = api;
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  Answer list() {
    return api.get("/tenants");
  }

  Answer show(String id) {
    return api.get(path(id));
  }

  /** The tenant's state, or null when the host knows none of that id. */
  @Nullable String stateOf(String id) {
    try {
      return show(id).object().text("state");
    } catch (Failure failure) {
      if (failure.exitCode() == ExitCode.NO_SUCH_THING) {
        return null;
      }
      throw failure;
    }
  }

  /** What putting this configuration would do. */
  Answer plan(TenantConfiguration configuration) {
    return api.put(
        path(configuration.id()) + "?dry-run=true",
        Map.of("Content-Type", configuration.contentType()),
        configuration.body());
  }

  /** Puts the configuration; answers at once, with the operation that now runs if there is one. */
  Answer put(TenantConfiguration configuration) {
    return api.put(
        path(configuration.id()),
        Map.of("Content-Type", configuration.contentType(), "Prefer", "respond-async"),
        configuration.body());
  }

  /** Newest first. */
  List<JsonObject> operations(String id) {
    return api.get(path(id) + "/operations").list();
  }

  /** Which of its messages leads to which. */
  Answer flow(String id) {
    return api.get(path(id) + "/flow");
  }

  /** The same as an SVG document. */
  String flowPicture(String id) {
    return api.read(path(id) + "/flow.svg");
  }

  /** The next events from a position on, by position; of one stream, unless it is null. */
  List<JsonObject> events(String id, @Nullable String stream, long from, int limit) {
    var chosen =
        stream == null ? "" : "&stream=" + URLEncoder.encode(stream, StandardCharsets.UTF_8);
    return api.get(path(id) + "/events?from=%d&limit=%d%s".formatted(from, limit, chosen)).list();
  }

  Answer projections(String id) {
    return api.get(path(id) + "/projections");
  }

  void rebuild(String id, String projection) {
    var name = URLEncoder.encode(projection, StandardCharsets.UTF_8).replace("+", "%20");
    api.post(path(id) + "/projections/" + name + "/rebuild");
  }

  Answer change(String id, String verb) {
    return api.post(path(id) + "/" + verb);
  }

  DeadLetters deadLetters(String id) {
    return new DeadLetters(api, path(id));
  }

  Grants grants(String id) {
    return new Grants(api, id, path(id));
  }

  /** Its letters that wait, by receiver. */
  Answer letters(String id) {
    return api.get(path(id) + "/letters");
  }

  /** The mails that its mail box has kept, newest first. */
  Answer mail(String id) {
    return api.get(path(id) + "/mail");
  }

  Answer offboard(String id) {
    return api.delete(path(id));
  }

  void purge(String id) {
    api.delete(path(id) + "?purge=true");
  }

  /**
   * A text that is no tenant's id is said to be so here; as a path it could mean something else.
   */
  private static String path(String id) {
    if (!isId(id)) {
      throw new Failure(
          ExitCode.NO_SUCH_THING,
          "no tenant can be called '%s': 3 to 40 of a-z, 0-9 and '-', a letter first and no '-' last; see kontor tenant list"
              .formatted(id));
    }
    return "/tenants/" + id;
  }
}
