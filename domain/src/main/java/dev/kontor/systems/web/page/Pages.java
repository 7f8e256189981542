package dev.kontor.systems.web.page;

import dev.kontor.message.web.Entrance;
import dev.kontor.message.web.Frame;
import dev.kontor.message.web.Templates;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages about systems, whole or in the part that is put into them anew. Thread-safe. */
@Singleton
final class Pages {

  private final TenantContext context;
  private final SystemsEntrance own;
  private final List<Entrance> all;
  private final Templates templates = new Templates(Pages.class);

  Pages(TenantContext context, SystemsEntrance own, List<Entrance> all) {
    this.context = context;
    this.own = own;
    this.all = List.copyOf(all);
  }

  /** A whole page. */
  MutableHttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String title,
      String template,
      Map<String, Object> model) {
    var withFrame = new HashMap<>(model);
    withFrame.put("frame", Frame.at(request.getPath(), title, context.title(), false, own, all));
    return templates.response(status, template, withFrame);
  }

  /** The part of a page that is brought up to date; it leads to the same places as the page. */
  MutableHttpResponse<String> part(
      HttpRequest<?> request, String template, Map<String, Object> model) {
    var withRoot = new HashMap<>(model);
    withRoot.put("root", Frame.root(request.getPath()));
    return templates.response(HttpStatus.OK, template, withRoot);
  }
}
