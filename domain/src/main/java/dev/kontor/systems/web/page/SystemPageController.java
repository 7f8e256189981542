package dev.kontor.systems.web.page;

import dev.kontor.message.Field;
import dev.kontor.message.web.Form;
import dev.kontor.systems.map.FindSystem;
import dev.kontor.systems.map.ListSystems;
import dev.kontor.systems.map.ShowMap;
import dev.kontor.systems.system.AnswerUser;
import dev.kontor.systems.system.AnswerUser.Answer;
import dev.kontor.systems.system.EndUse;
import dev.kontor.systems.system.NoticeText;
import dev.kontor.systems.system.PostNotice;
import dev.kontor.systems.system.RegisterSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.SystemName;
import dev.kontor.systems.system.UseSystem;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code /ui/systems}: the map of systems, and each of them. The pages keep themselves up to date:
 * they ask for their own part with the version that they show, and hear 204 while that is what
 * there is.
 */
@Controller("/ui/systems")
@Produces(MediaType.TEXT_HTML)
final class SystemPageController {

  /** Names for links to the tenant's own systems. */
  private static final int NAMED = 1000;

  private static final String NO_ADDRESS =
      "This is no system's address, such as acme@bremen/systems/7kq2m9xf3rtb.";

  private final TenantContext context;
  private final Pages pages;

  SystemPageController(TenantContext context, Pages pages) {
    this.context = context;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String seen) {
    if (seen == null) {
      return list(request, HttpStatus.OK, Form.empty());
    }
    var map = map();
    return seen.equals(map.version())
        ? HttpResponse.noContent()
        : pages.part(request, "board.jte", Map.of("map", map));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> register(HttpRequest<?> request, @Body Map<String, String> sent) {
    var form = new Form(sent);
    var name =
        form.read(
            "name",
            "Say what it is called.",
            "Use %d characters at most, and no invisible ones.".formatted(SystemName.LONGEST),
            SystemName::new);
    if (name == null) {
      return list(request, HttpStatus.UNPROCESSABLE_ENTITY, form);
    }
    return to(context.send(new RegisterSystem(name)));
  }

  private HttpResponse<?> list(HttpRequest<?> request, HttpStatus status, Form form) {
    return pages.page(request, status, "Systems", "list.jte", Map.of("form", form, "map", map()));
  }

  private MapView map() {
    var map = context.ask(new ShowMap(MapView.SHOWN + 1, MapView.LINKS));
    return MapView.of(map, context.address(), context.title());
  }

  @Get("/{id}")
  HttpResponse<?> show(
      HttpRequest<?> request, @PathVariable String id, @Nullable @QueryValue String seen) {
    if (seen == null) {
      return page(request, HttpStatus.OK, id, Form.empty());
    }
    try {
      var system = view(SystemId.named(id));
      return seen.equals(system.version())
          ? HttpResponse.noContent()
          : pages.part(request, "state.jte", Map.of("system", system));
    } catch (NotFound _) {
      return missing(request);
    }
  }

  @Post("/{id}/uses")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> use(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    return told(request, id, sent, this::use);
  }

  private @Nullable Command<Void> use(SystemId system, Form form) {
    var used =
        form.read(
            "address", "Say which system it uses.", NO_ADDRESS, SystemPageController::address);
    if (used == null || !SystemId.isSystem(used)) {
      form.refuse("address", NO_ADDRESS);
      return null;
    }
    if (used.equals(system.in(context.address()))) {
      form.refuse("address", "This is its own address. Say which other system it uses.");
      return null;
    }
    return new UseSystem(system, used);
  }

  @Post("/{id}/uses/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    return told(
        request,
        id,
        sent,
        (system, form) -> {
          var used = form.read("other", NO_ADDRESS, NO_ADDRESS, SystemPageController::address);
          return used == null ? null : new EndUse(system, used);
        });
  }

  @Post("/{id}/users")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    return told(
        request,
        id,
        sent,
        (system, form) -> {
          var user = form.read("other", NO_ADDRESS, NO_ADDRESS, SystemPageController::address);
          var answer =
              form.read(
                  "answer",
                  "Say what the answer is.",
                  "This is no answer.",
                  SystemPageController::answer);
          return user == null || answer == null ? null : new AnswerUser(system, user, answer);
        });
  }

  @Post("/{id}/notices")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> post(
      HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
    return told(
        request,
        id,
        sent,
        (system, form) -> {
          var text =
              form.read(
                  "text",
                  "Say what there is to say.",
                  "Use %d characters at most, and no invisible ones.".formatted(NoticeText.LONGEST),
                  NoticeText::new);
          return text == null ? null : new PostNotice(system, text);
        });
  }

  private static Address address(String written) {
    return Field.address("address", written);
  }

  private static Answer answer(String said) {
    return Field.oneOf("answer", said, Answer.values());
  }

  /**
   * Leads back to the system's page; or shows it with what is wrong.
   *
   * @param read what the form tells the system to do; null: it is wrong
   */
  private HttpResponse<?> told(
      HttpRequest<?> request,
      String id,
      Map<String, String> sent,
      BiFunction<SystemId, Form, @Nullable Command<Void>> read) {
    var form = new Form(sent);
    try {
      var system = SystemId.named(id);
      var command = read.apply(system, form);
      if (command != null) {
        form.attempt(() -> {
          context.send(command);
          return true;
        });
      }
      return form.isGood() ? to(system) : page(request, HttpStatus.UNPROCESSABLE_ENTITY, id, form);
    } catch (NotFound _) {
      return missing(request);
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, String id, Form form) {
    try {
      var system = view(SystemId.named(id));
      return pages.page(
          request, status, system.name(), "system.jte", Map.of("form", form, "system", system));
    } catch (NotFound _) {
      return missing(request);
    }
  }

  private SystemView view(SystemId id) {
    var found = context.ask(new FindSystem(id, SystemView.SHOWN));
    var names = Names.of(context.ask(new ListSystems(NAMED)), context.address());
    return SystemView.of(found, context.address(), names);
  }

  private HttpResponse<?> missing(HttpRequest<?> request) {
    return pages.page(
        request,
        HttpStatus.NOT_FOUND,
        "Not found",
        "message.jte",
        Map.of("text", "There is no system with this id."));
  }

  private static HttpResponse<?> to(SystemId system) {
    return HttpResponse.seeOther(URI.create("/ui/systems/" + system));
  }
}
