package dev.kontor.systems.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.systems.map.MappedLink;
import dev.kontor.systems.map.MappedLink.Ends;
import dev.kontor.systems.map.MappedLink.Side;
import dev.kontor.systems.map.MappedSystem;
import dev.kontor.systems.map.TenantMap;
import dev.kontor.systems.system.UseState;
import dev.kontor.systems.web.page.MapPicture.Box;
import dev.kontor.systems.web.page.MapPicture.Frame;
import dev.kontor.systems.web.page.MapPicture.Way;
import dev.kontor.tenant.Address;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MapPictureTest {

  private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");
  private static final Address ACME = Address.parse("acme@bremen");
  private static final MappedSystem BILLING = new MappedSystem("7kq2m9xf3rtb", "Billing", AT);
  private static final MappedSystem LEDGER = new MappedSystem("1edger000000", "Ledger", AT);
  private static final String SHOP = "made@riga/systems/0123456789ab";
  private static final String BANK = "bank@riga/systems/ba0000000000";

  private static MappedLink link(MappedSystem system, Side side, String address, UseState state) {
    return new MappedLink(new Ends(system.id(), side, address), state, AT);
  }

  private static MapView view(List<MappedSystem> systems, MappedLink... links) {
    return MapView.of(new TenantMap(systems, List.of(links)), ACME, "Acme");
  }

  private static Box box(MapPicture picture, String name) {
    return picture.boxes().stream()
        .filter(box -> box.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void who_uses_ours_stands_above_and_what_ours_use_below() {
    var picture =
        view(
                List.of(BILLING),
                link(BILLING, Side.USER, SHOP, UseState.ASKED),
                link(BILLING, Side.USED, BANK, UseState.ALLOWED))
            .wide();

    assertThat(box(picture, "0123456789ab").y()).isLessThan(box(picture, "Billing").y());
    assertThat(box(picture, "ba0000000000").y()).isGreaterThan(box(picture, "Billing").y());
    assertThat(picture.frames())
        .extracting(Frame::title)
        .containsExactly("made@riga", "Acme", "bank@riga");
    assertThat(picture.words())
        .containsExactlyInAnyOrder(SHOP + " asks to use Billing", "Billing uses " + BANK);
    assertThat(picture.ways()).extracting(Way::pending).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void of_two_own_systems_one_arrow_is_drawn_though_both_know_of_it() {
    var view =
        view(
            List.of(BILLING, LEDGER),
            link(BILLING, Side.USER, "acme@bremen/systems/1edger000000", UseState.ALLOWED),
            link(LEDGER, Side.USED, "acme@bremen/systems/7kq2m9xf3rtb", UseState.ALLOWED));

    assertThat(view.wide().words()).containsExactly("Ledger uses Billing");
    assertThat(view.wide().frames()).hasSize(1);
    assertThat(view.lines()).extracting(MapLine::users).containsExactly(1L, 0L);
  }

  @Test
  void two_that_use_one_another_are_drawn_once_with_two_arrows() {
    var picture =
        view(
                List.of(BILLING),
                link(BILLING, Side.USER, SHOP, UseState.ALLOWED),
                link(BILLING, Side.USED, SHOP, UseState.ALLOWED))
            .narrow();

    assertThat(picture.boxes()).hasSize(2);
    assertThat(picture.ways()).hasSize(2).extracting(Way::path).doesNotHaveDuplicates();
  }

  @Test
  void nothing_lies_outside_or_over_another() {
    var links =
        IntStream.range(0, 60)
            .mapToObj(i ->
                link(
                    BILLING,
                    i % 2 == 0 ? Side.USER : Side.USED,
                    "tenant-%d@riga/systems/system-%d".formatted(i % 7, i),
                    UseState.ALLOWED))
            .toArray(MappedLink[]::new);
    var view = view(List.of(BILLING, LEDGER), links);

    assertThat(view.wide().left()).isPositive();
    for (var picture : List.of(view.wide(), view.narrow())) {
      assertThat(picture.boxes())
          .allMatch(box -> box.x() > 0 && box.x() + 150 < picture.width())
          .allMatch(box -> box.y() > 0 && box.bottom() < picture.height());
      assertThat(picture.boxes())
          .extracting(box -> List.of(box.x(), box.y()))
          .doesNotHaveDuplicates();
      assertThat(picture.frames()).allMatch(frame -> frame.x() + frame.width() < picture.width());
    }
    assertThat(view.narrow().width()).isLessThanOrEqualTo(360);
  }

  @Test
  void a_map_of_nothing_can_be_drawn() {
    assertThat(view(List.of()).wide().boxes()).isEmpty();
  }

  @Test
  void it_changes_when_what_it_shows_does() {
    var pending = view(List.of(BILLING), link(BILLING, Side.USER, SHOP, UseState.ASKED));
    var allowed = view(List.of(BILLING), link(BILLING, Side.USER, SHOP, UseState.ALLOWED));

    assertThat(pending.version()).isNotEqualTo(allowed.version());
    assertThat(pending.version())
        .isEqualTo(
            view(List.of(BILLING), link(BILLING, Side.USER, SHOP, UseState.ASKED)).version());
  }
}
