package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.function.BiPredicate;

/** What operators do about follow-ups that failed too often. */
@Controller("/admin/v1/tenants/{id}/dead-letters")
final class DeadLetterController {

  private final Administration administration;

  DeadLetterController(Administration administration) {
    this.administration = administration;
  }

  @Get
  List<DeadLetterView> all(String id) {
    return administration.deadLetters(AdminController.known(id)).stream()
        .map(DeadLetterView::of)
        .toList();
  }

  @Post("/{letter}/replay")
  @Consumes(MediaType.ALL)
  HttpResponse<?> replay(String id, String letter) {
    return change(id, letter, administration::replay);
  }

  @Delete("/{letter}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> discard(String id, String letter) {
    return change(id, letter, administration::discard);
  }

  private static HttpResponse<?> change(
      String id, String letter, BiPredicate<TenantId, Long> change) {
    var tenant = AdminController.known(id);
    if (!letter.matches("[0-9]{1,18}") || !change.test(tenant, Long.valueOf(letter))) {
      throw new NotFound("tenant '%s' has no dead letter '%s'".formatted(tenant, letter));
    }
    return HttpResponse.noContent();
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return failed instanceof TenantUnavailable.Unknown
        ? Problem.response(HttpStatus.NOT_FOUND, String.valueOf(failed.getMessage()))
        : Unavailable.of(failed);
  }
}
