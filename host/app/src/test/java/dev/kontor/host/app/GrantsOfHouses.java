package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.testing.conformance.GrantsContract;
import java.util.List;
import java.util.UUID;

/** What is promised of grants, between two houses of one host. */
abstract class GrantsOfHouses extends GrantsContract {

  private static final String UNDER_WAY =
      "SELECT ((SELECT count(*) FROM kontor.letter)"
          + " + (SELECT count(*) FROM kontor.follow_up))::text";

  private final Houses ann;
  private final Houses bob;

  /** Of these, which share no grant before the first test. */
  GrantsOfHouses(Houses ann, Houses bob) {
    this.ann = ann;
    this.bob = bob;
  }

  @Override
  protected final String kind() {
    return "guild.talk";
  }

  @Override
  protected final Address asker() {
    return ann.address();
  }

  @Override
  protected final Address asked() {
    return bob.address();
  }

  @Override
  protected final Grants of(Address tenant) {
    return new FromWithin(house(tenant));
  }

  private Houses house(Address tenant) {
    return tenant.equals(ann.address()) ? ann : bob;
  }

  @Override
  protected final List<GrantChanged> heard(Address tenant) {
    return house(tenant)
        .texts(
            "SELECT data::text FROM kontor.event WHERE type = 'kontor.grant-changed'"
                + " ORDER BY position")
        .stream()
        .map(Json::of)
        .map(GrantsOfHouses::changed)
        .toList();
  }

  private static GrantChanged changed(Json data) {
    return new GrantChanged(
        UUID.fromString(data.text("grant")),
        Side.valueOf(data.text("side")),
        data.text("kind"),
        data.text("asker"),
        data.text("asked"),
        State.valueOf(data.text("state")),
        Integer.parseInt(data.text("round")));
  }

  /** What the one has written, the other may answer, and the one hears that. */
  @Override
  protected final void settle() {
    for (var house : List.of(ann, bob, ann)) {
      eventually("nothing is under way", () -> house.texts(UNDER_WAY).equals(List.of("0")));
    }
  }

  /** A house's grants, each call from within its context. */
  private record FromWithin(Houses house) implements Grants {

    @Override
    public Grant ask(String kind, Address asker, Address asked) {
      return house.grants(grants -> grants.ask(kind, asker, asked));
    }

    @Override
    public Grant allow(UUID grant) {
      return house.grants(grants -> grants.allow(grant));
    }

    @Override
    public Grant refuse(UUID grant) {
      return house.grants(grants -> grants.refuse(grant));
    }

    @Override
    public Grant revoke(UUID grant) {
      return house.grants(grants -> grants.revoke(grant));
    }

    @Override
    public List<Grant> all() {
      return house.grants(Grants::all);
    }
  }
}
