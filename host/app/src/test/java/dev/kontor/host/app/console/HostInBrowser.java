package dev.kontor.host.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * A host for all tests of a class, and the browser that all classes of a JVM share; they are
 * skipped where there is none. After each test all pages are closed, and none may have had anything
 * refused by the browser.
 */
final class HostInBrowser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final Supplier<ConsoleHost> starting;
  private @Nullable ConsoleHost host;
  private @Nullable Chromium chromium;

  /** Of a host that is started so. */
  HostInBrowser(Supplier<ConsoleHost> starting) {
    this.starting = starting;
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    chromium =
        tests
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(HostInBrowser.class))
            .getOrComputeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
    host = starting.get();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    chromium().closePages();
    assertThat(chromium().complaints()).isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (host != null) {
      host.close();
    }
  }

  ConsoleHost host() {
    return Objects.requireNonNull(host, "the host has not been started");
  }

  Chromium chromium() {
    return Objects.requireNonNull(chromium, "the browser has not been started");
  }

  String url(String path) {
    return host().url(path);
  }

  /** A page of a browser that knows nothing yet. */
  Page open(boolean withScripts) {
    return chromium().open(withScripts);
  }

  /** A page of the console on which the admin token was shown. */
  Page logIn(boolean withScripts) {
    return chromium().logIn(host(), withScripts);
  }
}
