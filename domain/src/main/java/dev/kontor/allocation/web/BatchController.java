package dev.kontor.allocation.web;

import dev.kontor.allocation.ledger.FindBatch;
import dev.kontor.allocation.product.Reference;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;

/** {@code /batches}: what this tenant has bought. */
@Controller("/batches")
final class BatchController {

  private final TenantContext context;

  BatchController(TenantContext context) {
    this.context = context;
  }

  @Post
  HttpResponse<BatchJson> add(@Body PurchaseJson body) {
    var purchase = body.toCommand();
    context.send(purchase);
    var reference = purchase.reference();
    return HttpResponse.created(find(reference), Path.of("batches", reference.text()));
  }

  @Patch("/{reference}")
  BatchJson change(@PathVariable String reference, @Body QuantityJson body) {
    var named = Reference.named(reference);
    context.send(body.toCommand(named));
    return find(named);
  }

  @Get("/{reference}")
  BatchJson show(@PathVariable String reference) {
    return find(Reference.named(reference));
  }

  private BatchJson find(Reference reference) {
    return BatchJson.of(context.ask(new FindBatch(reference)));
  }
}
