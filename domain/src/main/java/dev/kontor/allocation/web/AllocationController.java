package dev.kontor.allocation.web;

import dev.kontor.allocation.ledger.FindAllocations;
import dev.kontor.allocation.product.OrderId;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.tenant.TenantContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.util.List;

/** {@code /allocations}: order lines, and the batches that they are served from. */
@Controller("/allocations")
final class AllocationController {

  private final TenantContext context;

  AllocationController(TenantContext context) {
    this.context = context;
  }

  /** Accepted even if nothing fits: that the product is out of stock is no fault of the order. */
  @Post
  HttpResponse<?> allocate(@Body OrderLineJson body) {
    var line = body.toOrderLine();
    context.send(new AllocateOrderLine(line));
    return HttpResponse.accepted(Path.of("allocations", line.orderId().text()));
  }

  @Get("/{orderId}")
  List<AllocationJson> show(@PathVariable String orderId) {
    return context.ask(new FindAllocations(OrderId.named(orderId))).stream()
        .map(AllocationJson::of)
        .toList();
  }
}
