package dev.kontor.host.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the console promises to browsers, and takes from nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleHttpTest {

  static {
    // So that a request can be sent to a tenant's host name without a name server that knows it.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
  }

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private ConsoleHost host;

  @BeforeAll
  void start() {
    host = ConsoleHost.withTwoTenants();
  }

  @AfterAll
  void stop() {
    host.close();
    client.close();
  }

  @Test
  void nobody_sees_anything_without_a_session() {
    for (var path :
        new String[] {"/console", "/console/tenants/acme", "/console/peers", "/console/nothing"}) {
      var answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).contains("/console/login");
      assertThat(answer.body()).isEmpty();
    }
    assertThat(post("/console/tenants/made/suspend", "").statusCode()).isEqualTo(303);
    assertThat(get("/console", "Cookie", "kontor-console=guessed").statusCode()).isEqualTo(303);
  }

  @Test
  void the_cookie_is_for_the_console_only_and_not_the_token() {
    var answer = logIn(host);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(setCookie(answer))
        .startsWith("kontor-console=")
        .contains("Path=/console", "HTTPOnly", "SameSite=Strict", "Max-Age=43200")
        .doesNotContain("Secure", host.token());
  }

  @Test
  void the_cookie_is_secure_when_the_host_is_reached_by_https() {
    try (var secure = ConsoleHost.empty(Map.of("kontor.public-url", "https://kontor.example"))) {
      assertThat(setCookie(logIn(secure))).contains("Secure");
    }
  }

  @Test
  void a_wrong_token_is_401() {
    assertThat(post("/console/login", "token=guessed").statusCode()).isEqualTo(401);
    assertThat(post("/console/login", "").statusCode()).isEqualTo(401);
  }

  @Test
  void every_page_tells_the_browser_to_trust_nothing_else() {
    var cookie = session();
    for (var answer :
        new HttpResponse<?>[] {
          get("/console/login"),
          get("/console"),
          get("/console", "Cookie", cookie),
          get("/console/tenants/acme", "Cookie", cookie),
          get("/console/tenants/nobody", "Cookie", cookie),
          get("/console/peers", "Cookie", cookie),
          get("/console/nothing", "Cookie", cookie),
          post("/console/login", "token=guessed")
        }) {
      var headers = answer.headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void peers_are_shown_with_this_sites_own_key_to_compare() {
    var page = get("/console/peers", "Cookie", session());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("This is <strong>localhost</strong>", "No peers yet", "ops/kontor peer add")
        .containsPattern("<code>([0-9a-f]{4}:){15}[0-9a-f]{4}</code>");
  }

  @Test
  void without_tenants_the_list_says_how_to_onboard_one() {
    try (var empty = ConsoleHost.empty(Map.of())) {
      var cookie = setCookie(logIn(empty)).replaceFirst(";.*", "");
      var list = HttpRequest.newBuilder(URI.create(empty.url("/console")));
      assertThat(send(list.header("Cookie", cookie)).body())
          .contains("<code>ops/kontor tenant onboard acme -f tenant-configs/acme.yml</code>");
    }
  }

  @Test
  void a_form_without_the_sessions_csrf_token_does_nothing() {
    var cookie = session();
    for (var form : new String[] {"", "csrf=", "csrf=guessed", "csrf=" + csrf(session())}) {
      assertThat(post("/console/tenants/made/suspend", form, "Cookie", cookie).statusCode())
          .as(form)
          .isEqualTo(403);
      assertThat(post("/console/logout", form, "Cookie", cookie).statusCode())
          .as(form)
          .isEqualTo(403);
    }
    assertThat(get("/console", "Cookie", cookie).body()).doesNotContain("suspended</span>");
  }

  @Test
  void a_form_from_another_site_does_nothing() {
    var cookie = session();
    var form = "csrf=" + csrf(cookie);
    for (var header :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"}
        }) {
      var answer =
          post("/console/tenants/made/suspend", form, "Cookie", cookie, header[0], header[1]);
      assertThat(answer.statusCode()).as(header[1]).isEqualTo(403);
      assertThat(post("/console/login", "token=" + host.token(), header).statusCode())
          .as(header[1])
          .isEqualTo(403);
    }
  }

  @Test
  void an_own_form_is_taken() {
    var cookie = session();
    var answer =
        post(
            "/console/tenants/acme/sleep",
            "from=detail&csrf=" + csrf(cookie),
            "Cookie",
            cookie,
            "Origin",
            host.url(""),
            "Sec-Fetch-Site",
            "same-origin");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/console/tenants/acme");
  }

  @Test
  void a_session_that_logged_out_is_over() {
    var cookie = session();
    assertThat(post("/console/logout", "csrf=" + csrf(cookie), "Cookie", cookie).statusCode())
        .isEqualTo(303);
    assertThat(get("/console", "Cookie", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void htmx_is_sent_to_the_login_when_there_is_no_session() {
    var answer = get("/console", "HX-Request", "true");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).contains("/console/login");
  }

  @Test
  void polling_hears_of_changes_only() {
    var cookie = session();
    var page = get("/console", "Cookie", cookie, "HX-Request", "true");
    var matcher = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(page.body());
    assertThat(matcher.find()).isTrue();

    var again = get(matcher.group(1), "Cookie", cookie, "HX-Request", "true");

    assertThat(page.body()).doesNotContain("<html");
    assertThat(again.statusCode()).isEqualTo(204);
  }

  @Test
  void what_the_pages_need_is_served_to_keep() {
    var login = get("/console/login").body();
    var cookie = session();
    var links =
        Pattern.compile("(?:href|src)=\"(/console/assets/[^\"]+)\"")
            .matcher(login + get("/console", "Cookie", cookie).body())
            .results()
            .map(link -> link.group(1))
            .distinct()
            .toList();
    assertThat(links).hasSize(5);
    for (var link : links) {
      var answer = get(link);
      assertThat(answer.statusCode()).as(link).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith(
              link.endsWith(".css")
                  ? "text/css"
                  : link.endsWith(".js") ? "text/javascript" : "image/svg+xml");
    }
    assertThat(get("/console/assets/old/console.css").statusCode()).isEqualTo(404);
  }

  @Test
  void no_tenant_has_a_console() {
    var cookie = session();
    for (var path : new String[] {"/t/acme/console", "/t/acme/console/login"}) {
      assertThat(get(path, "Cookie", cookie).statusCode()).isEqualTo(404);
    }
    for (var path : new String[] {"/console", "/console/login", "/console/tenants/acme"}) {
      assertThat(get(path, "Cookie", cookie, "Host", "acme.localhost").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void what_a_tenant_calls_itself_is_escaped() {
    var cookie = session();
    for (var path : new String[] {"/console", "/console/tenants/acme"}) {
      assertThat(get(path, "Cookie", cookie).body())
          .contains("Acme &lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>");
    }
  }

  private String session() {
    return setCookie(logIn(host)).replaceFirst(";.*", "");
  }

  private String csrf(String cookie) {
    var matcher = CSRF.matcher(get("/console", "Cookie", cookie).body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String setCookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("");
  }

  private HttpResponse<String> logIn(ConsoleHost where) {
    return send(
        form(
            where.url("/console/login"),
            "token=" + URLEncoder.encode(where.token(), StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> get(String path, String... headers) {
    return send(with(HttpRequest.newBuilder(URI.create(host.url(path))), headers));
  }

  private HttpResponse<String> post(String path, String form, String... headers) {
    return send(with(form(host.url(path), form), headers));
  }

  private static HttpRequest.Builder form(String url, String form) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
