package dev.kontor.shipping;

import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.List;

/** Cargo shipping, as a tenant's configuration names it: {@code modules: [shipping]}. */
public final class ShippingModule implements TenantModule {

  @Override
  public String name() {
    return "shipping";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "shipping.default-deadline",
            Setting.Kind.DURATION,
            "P30D",
            "How long after its booking a cargo must arrive when the booking names no deadline."),
        new Setting(
            "shipping.mail",
            Setting.Kind.EMAIL,
            "desk@{tenant}.example",
            "Where mails about a cargo go whose booking names no customer."),
        new Setting(
            "shipping.rebooking-places",
            Setting.Kind.NUMBER,
            "100",
            "How many places each voyage keeps free for cargos that have gone astray."),
        new Setting(
            "shipping.colour",
            Setting.Kind.COLOUR,
            "#2a6f97",
            "The colour of this tenant's pages."));
  }
}
