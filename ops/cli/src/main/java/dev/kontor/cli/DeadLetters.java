package dev.kontor.cli;

import dev.kontor.cli.AdminApi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A tenant's dead letters, as the admin API offers them. */
final class DeadLetters {

  private static final int PAGE = 1000;

  private final AdminApi api;
  private final String path;

  /** Below the tenant's path. */
  DeadLetters(AdminApi api, String tenant) {
    this.api = api;
    path = tenant + "/dead-letters";
  }

  /**
   * What came of each.
   *
   * @param missing those that were none
   */
  record Outcome(List<String> done, List<String> missing) {}

  /** All of them, page by page, the oldest first. */
  List<JsonObject> all() {
    var all = new ArrayList<>(page("0"));
    for (var page = List.copyOf(all); page.size() == PAGE; all.addAll(page)) {
      page = page(page.getLast().text("id"));
    }
    return all;
  }

  private List<JsonObject> page(String after) {
    return api.get("%s?after=%s&limit=%d".formatted(path, after, PAGE)).list();
  }

  Answer show(String letter) {
    return api.get(of(letter));
  }

  void replay(String letter) {
    api.post(of(letter) + "/replay");
  }

  void discard(String letter) {
    api.delete(of(letter));
  }

  /** Goes on after one that isn't there. */
  Outcome each(List<String> letters, Consumer<String> action) {
    var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    for (var letter : letters) {
      try {
        action.accept(letter);
        outcome.done.add(letter);
      } catch (Failure failure) {
        if (failure.exitCode() != ExitCode.NO_SUCH_THING) {
          throw failure;
        }
        outcome.missing.add(letter);
      }
    }
    return outcome;
  }

  /** A text that can't be a letter's is said to be none here; as a path it could mean another. */
  private String of(String letter) {
    if (!letter.matches("[0-9]{1,18}")) {
      throw new Failure(
          ExitCode.NO_SUCH_THING,
          "no dead letter can be called '%s'; see kontor dead-letters list".formatted(letter));
    }
    return path + "/" + letter;
  }
}
