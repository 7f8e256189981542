package dev.kontor.cli;

/** {@code tenant onboard}: look, decide, put, follow. */
final class TenantOnboarding {

  private final Terminal terminal;
  private final Tenants tenants;
  private final boolean json;

  TenantOnboarding(Shell shell, Host host) {
    terminal = shell.terminal();
    tenants = new Tenants(host.api(shell));
    json = host.json();
  }

  void run(TenantConfiguration configuration) {
    var id = configuration.id();
    var state = tenants.stateOf(id);
    var plan = Plan.of(tenants.plan(configuration).object());
    switch (Onboarding.decide(id, state, plan)) {
      case GO_ON -> {
        say("onboarding " + id);
        new Applier(tenants, json ? terminal.aside() : terminal).apply(configuration);
        say(id + " is active");
      }
      case NOTHING_TO_DO -> say("%s is already %s; nothing to do".formatted(id, state));
    }
    if (json) {
      terminal.line(JsonObject.pretty(tenants.show(id).body()));
    }
  }

  private void say(String line) {
    if (!json) {
      terminal.line(line);
    }
  }
}
