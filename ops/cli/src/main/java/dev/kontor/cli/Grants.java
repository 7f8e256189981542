package dev.kontor.cli;

import dev.kontor.cli.AdminApi.Answer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tenant's grants, as the admin API offers them. */
final class Grants {

  private static final Pattern WHOLE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern BEGINNING = Pattern.compile("[0-9a-f-]{4,35}");
  private static final int SHORTEST = 8;
  private static final int LONGEST = 36;

  private final AdminApi api;
  private final String tenant;
  private final String path;

  /** Below the tenant's path. */
  Grants(AdminApi api, String tenant, String tenantPath) {
    this.api = api;
    this.tenant = tenant;
    path = tenantPath + "/grants";
  }

  /** Those that wait for an answer first. */
  Answer list() {
    return api.get(path);
  }

  Answer change(String grant, String verb) {
    return api.post("%s/%s/%s".formatted(path, grant, verb));
  }

  /** As few characters as tell these grants apart by their beginnings. */
  static int telling(List<JsonObject> grants) {
    int length = SHORTEST;
    while (length < LONGEST && shortened(grants, length) < grants.size()) {
      length++;
    }
    return length;
  }

  private static long shortened(List<JsonObject> grants, int length) {
    return grants.stream().map(grant -> beginning(grant.text("id"), length)).distinct().count();
  }

  static String beginning(String id, int length) {
    return id.substring(0, Math.min(length, id.length()));
  }

  /** The id of the grant that is named by it, or by a beginning that no other one has. */
  String named(String text) {
    if (WHOLE.matcher(text).matches()) {
      return text;
    }
    var ids =
        BEGINNING.matcher(text).matches()
            ? list().list().stream()
                .map(grant -> grant.text("id"))
                .filter(id -> id.startsWith(text))
                .toList()
            : List.<String>of();
    return switch (ids.size()) {
      case 0 ->
          throw new Failure(
              ExitCode.NO_SUCH_THING,
              "%s has no grant '%s'; name one as kontor grants list %s shows it, by 4 characters or more"
                  .formatted(tenant, text, tenant));
      case 1 -> ids.getFirst();
      default ->
          throw new Failure(
              ExitCode.USAGE,
              "%d grants of %s begin with '%s': %s; name one with more of it"
                  .formatted(ids.size(), tenant, text, String.join(", ", ids)));
    };
  }

  /** The id of the one grant that waits for this tenant's answer. */
  String waiting(String verb) {
    var waiting = list().list().stream().filter(Grants::waits).toList();
    return switch (waiting.size()) {
      case 0 ->
          throw new Failure(
              ExitCode.NO_SUCH_THING,
              "nobody waits for an answer of %s; see kontor grants list %s"
                  .formatted(tenant, tenant));
      case 1 -> waiting.getFirst().text("id");
      default -> {
        int length = telling(waiting);
        throw new Failure(
            ExitCode.USAGE,
            "%d wait for an answer of %s; say which to %s: %s"
                .formatted(
                    waiting.size(),
                    tenant,
                    verb,
                    waiting.stream()
                        .map(grant ->
                            "%s (%s asks for %s)"
                                .formatted(
                                    beginning(grant.text("id"), length),
                                    grant.text("asker"),
                                    grant.text("kind")))
                        .collect(Collectors.joining(", "))));
      }
    };
  }

  private static boolean waits(JsonObject grant) {
    return grant.text("side").equals("given") && grant.text("state").equals("asked");
  }
}
