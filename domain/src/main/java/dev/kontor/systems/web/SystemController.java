package dev.kontor.systems.web;

import dev.kontor.message.Field;
import dev.kontor.systems.map.FindSystem;
import dev.kontor.systems.map.ListSystems;
import dev.kontor.systems.system.AnswerUser;
import dev.kontor.systems.system.AnswerUser.Answer;
import dev.kontor.systems.system.EndUse;
import dev.kontor.systems.system.NoticeText;
import dev.kontor.systems.system.PostNotice;
import dev.kontor.systems.system.RegisterSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.UseSystem;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /systems}: the systems of this tenant, what they use, and what they have to say. */
@Controller("/systems")
final class SystemController {

  private static final int MOST_SYSTEMS = 1000;

  /** Of those received, and of those posted. */
  private static final int MOST_NOTICES = 10_000;

  private final TenantContext context;

  SystemController(TenantContext context) {
    this.context = context;
  }

  @Post
  HttpResponse<LineJson> register(@Body NameJson body) {
    var id = context.send(new RegisterSystem(body.toName()));
    var address = id.in(context.address()).toString();
    return HttpResponse.created(
        new LineJson(id.text(), body.toName().text(), address), URI.create("/systems/" + id));
  }

  /** The newest first, so that the bound cuts off the oldest. */
  @Get
  List<LineJson> list() {
    return context.ask(new ListSystems(MOST_SYSTEMS)).stream()
        .map(system -> LineJson.of(system, context.address()))
        .toList();
  }

  @Get("/{id}")
  SystemJson show(@PathVariable String id) {
    var found = context.ask(new FindSystem(SystemId.named(id), MOST_NOTICES));
    return SystemJson.of(found, context.address());
  }

  /** Accepted: whether it may use it, the other tenant says when it has been asked. */
  @Post("/{id}/uses")
  HttpResponse<?> use(@PathVariable String id, @Body AddressJson body) {
    context.send(new UseSystem(SystemId.named(id), body.toAddress()));
    return HttpResponse.accepted();
  }

  @Delete("/{id}/uses")
  HttpResponse<?> end(@PathVariable String id, @Nullable @QueryValue String address) {
    context.send(new EndUse(SystemId.named(id), Field.address("address", address)));
    return HttpResponse.noContent();
  }

  /** The other one may use it no longer. */
  @Delete("/{id}/usedBy")
  HttpResponse<?> revoke(@PathVariable String id, @Nullable @QueryValue String address) {
    context.send(
        new AnswerUser(SystemId.named(id), Field.address("address", address), Answer.REVOKE));
    return HttpResponse.noContent();
  }

  /** Accepted: it is brought to all who use the system, wherever they live. */
  @Post("/{id}/notices")
  HttpResponse<?> post(@PathVariable String id, @Body TextJson body) {
    context.send(
        new PostNotice(SystemId.named(id), new NoticeText(Field.text("text", body.text()))));
    return HttpResponse.accepted();
  }
}
