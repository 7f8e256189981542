package dev.kontor.host.http.request;

import dev.kontor.host.tenancy.Passage;
import dev.kontor.host.tenancy.Visit;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers when everything that follows from the request in this tenant is done or parked, or when
 * the time is over that its sender prefers to wait: at most a minute, whatever he says. Outside the
 * context, so the tenant can sleep and the host can stop meanwhile.
 */
final class WaitingPassage implements Passage {

  private static final int LONGEST = 60;
  private static final String WAITED = "kontor.waited";

  private final Passage passage;
  private final HttpRequest<?> request;
  private final UUID correlation;
  private final int seconds;
  private final Waits waits;

  WaitingPassage(
      Passage passage, HttpRequest<?> request, UUID correlation, int preferred, Waits waits) {
    this.passage = passage;
    this.request = request;
    this.correlation = correlation;
    this.seconds = Math.min(preferred, LONGEST);
    this.waits = waits;
  }

  @Override
  public @Nullable Object through(
      Visit visit, Function<ApplicationContext, @Nullable Object> controller) {
    var called = new Called(controller);
    var watch = visit.context().watch(correlation);
    try (watch) {
      var answer = passage.through(visit, called);
      visit.leave();
      // What follows from an answer that was kept, this watch has not seen.
      if (called.hasBeen && waits.await(watch, Duration.ofSeconds(seconds))) {
        request.setAttribute(WAITED, seconds);
      }
      return answer;
    }
  }

  /** Says that the preference was heeded, if it was. */
  static void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(WAITED, Integer.class)
        .ifPresent(waited -> response.header("Preference-Applied", "wait=" + waited));
  }

  /** A controller, and whether it was called. */
  private static final class Called implements Function<ApplicationContext, @Nullable Object> {

    private final Function<ApplicationContext, @Nullable Object> controller;
    private boolean hasBeen;

    Called(Function<ApplicationContext, @Nullable Object> controller) {
      this.controller = controller;
    }

    @Override
    public @Nullable Object apply(ApplicationContext beans) {
      hasBeen = true;
      return controller.apply(beans);
    }
  }
}
