package dev.kontor.host.http.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes responses so that they can be kept, and makes responses of them again. Thread-safe. */
@Singleton
final class KeptResponses {

  private static final int REFUSALS = 400;

  private final JsonMapper json;
  private final MessageBodyHandlerRegistry writers;

  KeptResponses(JsonMapper json, MessageBodyHandlerRegistry writers) {
    this.json = json;
    this.writers = writers;
  }

  /** What a controller of this route returned, in full; null for a refusal, which is not kept. */
  @Nullable String write(@Nullable Object returned, RouteInfo<?> route) {
    if (returned == null && !route.isVoid()) {
      return null;
    }
    var response =
        returned instanceof HttpResponse<?> whole
            ? whole
            : HttpResponse.status(route.findStatus(HttpStatus.OK)).body(returned);
    return response.code() >= REFUSALS ? null : write(response, route);
  }

  private String write(HttpResponse<?> response, RouteInfo<?> route) {
    var headers = new HashMap<String, List<String>>();
    response.getHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
    var body = response.body();
    String bytes = null;
    if (body != null) {
      var type = response.getContentType().orElseGet(() -> produced(route));
      headers.put(HttpHeaders.CONTENT_TYPE, List.of(type.toString()));
      bytes = Base64.getEncoder().encodeToString(bytes(body, type));
    }
    try {
      return json.writeValueAsString(new KeptResponse(response.code(), headers, bytes));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static MediaType produced(RouteInfo<?> route) {
    return route.getProduces().stream().findFirst().orElse(MediaType.APPLICATION_JSON_TYPE);
  }

  private byte[] bytes(Object body, MediaType type) {
    if (body instanceof CharSequence text) {
      return text.toString().getBytes(type.getCharset().orElse(UTF_8));
    }
    if (body instanceof byte[] raw) {
      return raw;
    }
    var argument = Argument.ofInstance(body);
    var headers = HttpResponse.ok().getHeaders();
    var written = new ByteArrayOutputStream();
    writers.getWriter(argument, List.of(type)).writeTo(argument, type, body, headers, written);
    return written.toByteArray();
  }

  /** The response that was kept. */
  HttpResponse<?> read(String kept) {
    try {
      return response(
          Objects.requireNonNull(json.readValue(kept, KeptResponse.class), "an answer is empty"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static HttpResponse<?> response(KeptResponse kept) {
    MutableHttpResponse<Object> response =
        HttpResponseFactory.INSTANCE.status(HttpStatus.valueOf(kept.status()));
    for (Map.Entry<String, List<String>> header : kept.headers().entrySet()) {
      header.getValue().forEach(value -> response.header(header.getKey(), value));
    }
    return kept.body() == null ? response : response.body(Base64.getDecoder().decode(kept.body()));
  }
}
