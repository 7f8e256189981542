package dev.kontor.host.http.admin;

import dev.kontor.host.http.guard.Guard;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Lets nobody to the admin API without the token. */
@Singleton
final class TokenGuard implements Guard {

  private final AdminAccess access;

  TokenGuard(AdminAccess access) {
    this.access = access;
  }

  @Override
  public String path() {
    return "/admin";
  }

  @Override
  public @Nullable HttpResponse<?> enter(
      HttpRequest<?> request, MutablePropagatedContext propagated) {
    return access.refusal(request);
  }
}
