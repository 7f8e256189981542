package dev.kontor.systems.web.page;

import dev.kontor.message.web.Frame;
import dev.kontor.tenant.TenantContext;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** The pages about systems, whole or in the part that is put into them anew. Thread-safe. */
@Singleton
final class Pages {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  private final TenantContext context;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  Pages(TenantContext context) {
    this.context = context;
  }

  /** A whole page. */
  MutableHttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String title,
      String template,
      Map<String, Object> model) {
    var withFrame = new HashMap<>(model);
    withFrame.put("frame", Frame.at(request.getPath(), title, context.title(), false));
    return render(status, template, withFrame);
  }

  /** The part of a page that is brought up to date; it leads to the same places as the page. */
  MutableHttpResponse<String> part(
      HttpRequest<?> request, String template, Map<String, Object> model) {
    var withRoot = new HashMap<>(model);
    withRoot.put("root", Frame.at(request.getPath(), "", context.title(), false).root());
    return render(HttpStatus.OK, template, withRoot);
  }

  private MutableHttpResponse<String> render(
      HttpStatus status, String template, Map<String, Object> model) {
    var html = new StringOutput();
    templates.render(template, model, html);
    MutableHttpResponse<String> response = HttpResponseFactory.INSTANCE.status(status);
    return response.body(html.toString()).contentType(HTML);
  }
}
