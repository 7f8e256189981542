package dev.kontor.host.http.guard;

import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;

/** Guards what lies at a path and below it. Called on the event loop: never blocks. */
public interface Guard {

  /** The path, without a slash at its end; no two guards have the same. */
  String path();

  /** Null lets the request in; anything else is its answer. */
  @Nullable HttpResponse<?> enter(HttpRequest<?> request, MutablePropagatedContext propagated);

  /** Sees every answer from here, also one that {@link #enter} gave. */
  default void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {}
}
