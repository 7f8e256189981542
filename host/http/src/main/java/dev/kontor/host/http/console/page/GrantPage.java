package dev.kontor.host.http.console.page;

import dev.kontor.host.letter.Outbox.Backlog;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has to do with others: the grants of both sides, and the letters that wait.
 *
 * @param csrf the session's CSRF token, for the buttons
 * @param notice what went wrong
 */
public record GrantPage(
    String id,
    String title,
    List<Row> grants,
    List<Channel> channels,
    String csrf,
    @Nullable Notice notice) {

  /** What can be done to a grant. */
  public enum Action {
    ALLOW("Allow"),
    REFUSE("Refuse"),
    REVOKE("Revoke");

    private final String label;

    Action(String label) {
      this.label = label;
    }

    /** The button's text. */
    public String label() {
      return label;
    }

    /** As it stands in the path. */
    public String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A grant.
   *
   * @param look of its state, as progress has it
   */
  public record Row(
      String id,
      String kind,
      String sentence,
      String state,
      String look,
      String since,
      List<Action> actions) {

    /** Of a grant of either side. */
    public static Row of(Grant grant) {
      return new Row(
          grant.id().toString(),
          grant.kind(),
          sentence(grant),
          state(grant),
          look(grant),
          Times.readable(grant.since()),
          actions(grant));
    }

    private static String sentence(Grant grant) {
      return "asked for by %s, of %s".formatted(grant.asker(), grant.asked());
    }

    private static String state(Grant grant) {
      return switch (grant.state()) {
        case ASKED -> grant.side() == Side.GIVEN ? "waits for an answer" : "not answered yet";
        case ALLOWED -> grant.side() == Side.GIVEN ? "allowed" : "held";
        case REFUSED -> "refused";
        case REVOKED -> "revoked";
      };
    }

    private static String look(Grant grant) {
      return switch (grant.state()) {
        case ASKED -> "running";
        case ALLOWED -> "done";
        case REFUSED, REVOKED -> "over";
      };
    }

    private static List<Action> actions(Grant grant) {
      return switch (grant.state()) {
        case ASKED ->
            grant.side() == Side.GIVEN
                ? List.of(Action.ALLOW, Action.REFUSE)
                : List.of(Action.REVOKE);
        case ALLOWED -> List.of(Action.REVOKE);
        case REFUSED, REVOKED -> List.of();
      };
    }
  }

  /**
   * Letters that wait for one receiver.
   *
   * @param oldest when the first of them was written
   * @param again when they are tried again; null: now
   * @param error why they could not be brought; null: they were not tried yet
   */
  public record Channel(
      String to,
      long letters,
      String oldest,
      int attempts,
      @Nullable String again,
      @Nullable String error) {

    /** Of what the outbox says. */
    public static Channel of(Backlog backlog) {
      var again = backlog.again();
      return new Channel(
          backlog.to(),
          backlog.letters(),
          Times.readable(backlog.oldest()),
          backlog.attempts(),
          again == null ? null : Times.readable(again),
          backlog.error());
    }
  }

  /** Where it is shown, and below which the buttons lead. */
  public String path() {
    return "/console/tenants/" + id + "/grants";
  }
}
