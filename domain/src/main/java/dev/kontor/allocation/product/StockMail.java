package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.mail.Mail;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Tells those who buy that an order line found no batch. */
@Singleton
final class StockMail {

  private final Mail mail;
  private final String buyers;

  StockMail(Mail mail, @Value("${allocation.stock-mail}") String buyers) {
    this.mail = mail;
    this.buyers = buyers;
  }

  @BeforeCommit
  StockNotice prepare(OutOfStock event) {
    return new StockNotice(
        buyers,
        "Out of stock for %s".formatted(event.sku()),
        "Order %s wants %d of %s, and no batch has as many left.\n"
            .formatted(event.orderId(), event.quantity(), event.sku()));
  }

  @AfterCommit("out-of-stock-mail")
  void send(StockNotice notice) {
    mail.send(notice.to(), notice.subject(), notice.text());
  }
}
