package dev.kontor.shipping.cargo;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageMalformed;
import java.util.regex.Pattern;

/**
 * Who ordered the transport.
 *
 * @param email where mails about the cargo go
 * @param rebook whether a cargo that has left its route is to be given a new one without asking
 */
public record Customer(String email, boolean rebook) {

  private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

  /** Checks that the address can be one; whether anybody reads it, only a mail can tell. */
  public Customer {
    email = Field.text("customer.email", email, 254);
    if (!FORM.matcher(email).matches()) {
      throw new MessageMalformed(
          "'customer.email' is %s; expected an e-mail address".formatted(Field.quoted(email)));
    }
  }
}
