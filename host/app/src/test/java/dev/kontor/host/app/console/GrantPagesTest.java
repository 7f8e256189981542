package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.console.Looks.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import dev.kontor.guild.Raise;
import dev.kontor.guild.Said;
import dev.kontor.host.administration.Administration;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.Grants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees of grants and letters in a real browser, and does about them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrantPagesTest {

  private static final TenantId ANN = new TenantId("ann");
  private static final TenantId BOB = new TenantId("bob");

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withGuild);

  private Administration administration() {
    return browser.host().administration();
  }

  private Address address(TenantId tenant, String path) {
    return administration().ask(tenant, context -> context.address().at(path));
  }

  /** A thing of ann's asks bob, and has been heard. */
  private UUID ask(String thing) {
    var asker = address(ANN, thing);
    var asked = address(BOB, "");
    administration().grants(ANN, grants -> grants.ask("guild.talk", asker, asked));
    eventually("bob is asked", () -> given(asker).equals(List.of(State.ASKED)));
    return grants(BOB).stream()
        .filter(grant -> grant.asker().equals(asker) && grant.side() == Side.GIVEN)
        .map(Grant::id)
        .findFirst()
        .orElseThrow();
  }

  private List<Grant> grants(TenantId tenant) {
    return administration().grants(tenant, Grants::all);
  }

  private List<State> given(Address asker) {
    return grants(BOB).stream()
        .filter(grant -> grant.side() == Side.GIVEN && grant.asker().equals(asker))
        .map(Grant::state)
        .toList();
  }

  @Test
  void a_grant_is_allowed_and_revoked_and_another_refused() {
    var allowed = ask("rooms/1");
    var refused = ask("rooms/2");
    var page = browser.logIn(true);
    page.navigate(browser.url("/console/tenants/bob"));
    page.locator("#grants").click();
    assertThat(page).hasTitle("Grants and letters · Bob & <b>Sons</b> · Kontor");
    assertThat(row(page, allowed)).containsText("waits for an answer");
    assertThat(row(page, allowed)).containsText("asked for by " + address(ANN, "rooms/1"));
    look(page, "grants");

    press(page, allowed, "Allow");
    assertThat(row(page, allowed)).containsText("allowed");
    press(page, refused, "Refuse");
    assertThat(row(page, refused)).containsText("refused");
    assertThat(row(page, refused).locator("button")).hasCount(0);
    assertThat(given(address(ANN, "rooms/1"))).containsExactly(State.ALLOWED);

    press(page, allowed, "Revoke");
    assertThat(row(page, allowed)).containsText("revoked");
    assertThat(given(address(ANN, "rooms/1"))).containsExactly(State.REVOKED);
  }

  private static com.microsoft.playwright.Locator row(Page page, UUID grant) {
    return page.locator("#grant-" + grant);
  }

  private static void press(Page page, UUID grant, String button) {
    row(page, grant).locator("button").getByText(button).click();
  }

  @Test
  void what_was_decided_meanwhile_is_said_to_be_so() {
    var grant = ask("rooms/3");
    var page = browser.logIn(false);
    page.navigate(browser.url("/console/tenants/bob/grants"));
    administration().grants(BOB, grants -> grants.refuse(grant));

    press(page, grant, "Allow");

    assertThat(page.locator(".notice.bad:not(#trouble)")).containsText("is refused");
    assertThat(given(address(ANN, "rooms/3"))).containsExactly(State.REFUSED);
  }

  @Test
  void a_form_without_the_sessions_csrf_token_changes_nothing() {
    var grant = ask("rooms/4");
    var page = browser.logIn(true);

    var answer =
        page.request()
            .post(
                browser.url("/console/tenants/bob/grants/%s/allow".formatted(grant)),
                RequestOptions.create()
                    .setHeader("Content-Type", "application/x-www-form-urlencoded")
                    .setData("csrf=guessed"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(given(address(ANN, "rooms/4"))).containsExactly(State.ASKED);
  }

  @Test
  void letters_that_wait_are_shown_with_why() {
    var anns = address(ANN, "").toString();
    administration()
        .ask(
            ANN,
            context ->
                context.call(
                    Caller.nobody(),
                    _ -> context.send(new Raise(new Said(anns, "cid@nowhere", "hello")))));
    eventually(
        "it was tried",
        () ->
            administration().ask(ANN, context -> context.lettersWaiting()).stream()
                .anyMatch(waiting -> waiting.error() != null));
    var page = browser.logIn(true);

    page.navigate(browser.url("/console/tenants/ann/grants"));

    var letters = page.getByLabel("Letters that wait");
    assertThat(letters).containsText("cid@nowhere");
    assertThat(letters).containsText("1 waiting");
    assertThat(letters).containsText("site 'nowhere' is no peer of this one");
    assertThat(letters).containsText("again at");
    look(page, "letters-that-wait");
    page.navigate(browser.url("/console/tenants/ann"));
    assertThat(page.locator("#unsent")).hasText("1");
    look(page, "tenant-with-letters");
  }
}
