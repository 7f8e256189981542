package dev.kontor.testing.golden;

import dev.kontor.tenant.message.Upcaster;
import dev.kontor.tenant.message.Upcasters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What was sold before. */
@Upcasters
final class ShopUpcasters {

  @Upcaster(type = "shop.sold", from = 1)
  Map<String, Object> centsAreEuros(Map<String, Object> data) {
    var cents = new BigDecimal(String.valueOf(data.remove("cents")));
    data.put("euros", cents.movePointLeft(2).toPlainString());
    return data;
  }

  @Upcaster(type = "shop.sold", from = 2)
  Map<String, Object> oneBuyerIsAList(Map<String, Object> data) {
    data.put("buyers", List.of(String.valueOf(data.remove("buyer"))));
    return data;
  }
}
