package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tenants of two sites write to one another. */
final class SitesTest {

  private static Sites sites;

  @BeforeAll
  static void start() {
    sites = Sites.start();
  }

  @AfterAll
  static void stop() {
    sites.close();
  }

  @Test
  void what_is_said_at_one_site_is_heard_at_the_other_in_its_order() {
    var ann = Houses.onboard(sites.bremen(), "ann-abroad");
    var bob = Houses.onboard(sites.riga(), "bob-abroad");
    bob.admit(ann);

    ann.say(bob, "one", "two", "three");
    bob.say(ann, "four");

    eventually("all is heard", () -> bob.heard(ann).size() == 3);
    assertThat(bob.heard(ann)).containsExactly("one", "two", "three");
    eventually("the answer is heard", () -> ann.heard(bob).equals(List.of("four")));
    assertThat(bob.address()).hasToString("bob-abroad@riga");
  }

  @Test
  void tenants_of_the_same_name_at_two_sites_are_two() {
    var here = Houses.onboard(sites.bremen(), "twin");
    var there = Houses.onboard(sites.riga(), "twin");
    there.admit(here);

    here.say(there, "who are you?");

    eventually("it is heard", () -> there.heard(here).equals(List.of("who are you?")));
    assertThat(here.heard(here)).isEmpty();
    assertThat(here.heard(there)).isEmpty();
  }

  @Test
  void a_new_key_is_believed_as_the_old_one_was() {
    var ann = Houses.onboard(sites.bremen(), "ann-rotates");
    var bob = Houses.onboard(sites.riga(), "bob-trusts");
    bob.admit(ann);
    ann.say(bob, "old");
    eventually("it is heard", () -> bob.heard(ann).equals(List.of("old")));

    assertThat(sites.bremen().admin("POST", "/tenants/ann-rotates/rotate-key").status())
        .isEqualTo(200);
    ann.say(bob, "new");

    eventually("it is heard", () -> bob.heard(ann).equals(List.of("old", "new")));
  }
}
