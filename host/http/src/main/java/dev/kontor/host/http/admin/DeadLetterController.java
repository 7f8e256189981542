package dev.kontor.host.http.admin;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.problem.Unavailable;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import java.util.List;
import java.util.function.BiPredicate;

/** What operators do about follow-ups that failed too often. */
@Controller("/admin/v1/tenants/{id}/dead-letters")
final class DeadLetterController {

  private static final int MOST = 1000;

  private final Administration administration;
  private final JsonMapper json;

  DeadLetterController(Administration administration, JsonMapper json) {
    this.administration = administration;
    this.json = json;
  }

  /**
   * The oldest first.
   *
   * @param after the id of the last one that was shown
   */
  @Get
  List<DeadLetterView> all(
      String id,
      @QueryValue(defaultValue = "0") String after,
      @QueryValue(defaultValue = "1000") String limit) {
    return administration
        .deadLetters(
            AdminController.known(id),
            number("after", after, Long.MAX_VALUE),
            (int) number("limit", limit, MOST))
        .stream()
        .map(DeadLetterView::of)
        .toList();
  }

  private static long number(String parameter, String text, long most) {
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw new MessageMalformed(
          "'%s' is '%s'; expected a number from 0 to %d".formatted(parameter, text, most));
    }
    return Long.parseLong(text);
  }

  @Get("/{letter}")
  DeadLetterDetail one(String id, String letter) {
    var tenant = AdminController.known(id);
    if (!isNumber(letter)) {
      throw missing(tenant, letter);
    }
    return administration
        .deadLetter(tenant, Long.parseLong(letter))
        .map(opened -> DeadLetterDetail.of(opened, json))
        .orElseThrow(() -> missing(tenant, letter));
  }

  private static NotFound missing(TenantId tenant, String letter) {
    return new NotFound("tenant '%s' has no dead letter '%s'".formatted(tenant, letter));
  }

  private static boolean isNumber(String letter) {
    return letter.matches("[0-9]{1,18}");
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
    if (!isNumber(letter) || !change.test(tenant, Long.valueOf(letter))) {
      throw missing(tenant, letter);
    }
    return HttpResponse.noContent();
  }

  @Error
  HttpResponse<?> unavailable(TenantUnavailable failed) {
    return Unavailable.toOperator(failed);
  }
}
