package dev.kontor.message.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** A module's templates, compiled into the package of its pages. Thread-safe. */
public final class Templates {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  private final TemplateEngine engine;

  /** Those that lie beside a class. */
  public Templates(Class<?> pages) {
    engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, pages.getClassLoader(), pages.getPackageName());
  }

  /** An answer that is made of one. */
  public MutableHttpResponse<String> response(
      HttpStatus status, String template, Map<String, Object> model) {
    var html = new StringOutput();
    engine.render(template, model, html);
    MutableHttpResponse<String> response = HttpResponseFactory.INSTANCE.status(status);
    return response.body(html.toString()).contentType(HTML);
  }
}
