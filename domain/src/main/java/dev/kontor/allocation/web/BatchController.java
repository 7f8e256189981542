package dev.kontor.allocation.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kontor.allocation.batch.Batches;
import dev.kontor.allocation.batch.Reference;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.net.URLEncoder;

/** {@code /batches}: what this tenant has bought. */
@Controller("/batches")
final class BatchController {

  private final Batches batches;

  BatchController(Batches batches) {
    this.batches = batches;
  }

  @Post
  HttpResponse<BatchJson> add(@Body PurchaseJson body) {
    var batch = body.toBatch();
    batches.add(batch);
    return HttpResponse.created(BatchJson.of(batch), location(batch.reference()));
  }

  @Get("/{reference}")
  BatchJson show(@PathVariable String reference) {
    return BatchJson.of(batches.get(reference));
  }

  /** A reference is the supplier's, and may hold a blank or a slash. */
  private static URI location(Reference reference) {
    return URI.create("/batches/" + URLEncoder.encode(reference.text(), UTF_8).replace("+", "%20"));
  }
}
