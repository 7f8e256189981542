package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.CliProcess.Result;
import dev.kontor.host.app.Http.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of long and of wrong uploads, by the API, the pages and the command line. */
final class UploadHttpTest {

  private static final String LINE = "2009-03-01 10:00  7KQ2-M9XF-3RTB  CNHKG  RECEIVE\n";
  private static final String BOUNDARY = "a-boundary-that-no-report-has";
  private static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.withHansa();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void twenty_megabytes_are_refused_also_when_their_length_is_not_said() {
    var report = LINE.repeat(20_000_000 / LINE.length());
    for (var path : List.of("/handling-events/upload", "/locations/import")) {
      for (boolean isLengthSaid : new boolean[] {true, false}) {
        var answer = send("/t/hansa" + path, "text/plain", report, isLengthSaid);
        assertThat(answer.status()).as(path).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("detail"))
            .isEqualTo(
                "the request is too long; expected at most 10485760 bytes; send it in parts");
      }
    }
  }

  @Test
  void a_report_whose_length_is_not_said_is_taken_while_it_comes() {
    var id = book();
    var report = LINE.repeat(100_000) + LINE.replace("7KQ2-M9XF-3RTB", id);

    var answer = send("/t/hansa/handling-events/upload", "text/plain", report, false);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text("accepted")).isEqualTo("1");
    assertThat(answer.text("rejectedCount")).isEqualTo("100000");
    assertThat(answer.json().at("rejected").list()).hasSize(10_000);
  }

  @Test
  void a_report_that_is_sent_once_by_its_key_is_taken_whole() {
    var id = book();
    var report = LINE.repeat(2_000) + LINE.replace("7KQ2-M9XF-3RTB", id);

    var first = keyed(report);
    var again = keyed(report);

    assertThat(first.text("accepted")).as(first.toString()).isEqualTo("1");
    assertThat(first.text("rejectedCount")).isEqualTo("2000");
    assertThat(again.body()).isEqualTo(first.body());
  }

  private static Answer keyed(String report) {
    return host.post(
        "/t/hansa/handling-events/upload",
        report,
        "Content-Type",
        "text/plain",
        "Idempotency-Key",
        "a-report");
  }

  @Test
  void an_empty_report_says_nothing() {
    var answer = send("/t/hansa/handling-events/upload", "text/plain", "", true);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.text("accepted")).isEqualTo("0");
  }

  @Test
  void a_page_shows_the_first_of_ten_thousand_bad_lines_and_tells_how_many_more() {
    var id = book();

    var page = upload(LINE.repeat(10_000) + LINE.replace("7KQ2-M9XF-3RTB", id));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("1 line accepted, 10000 rejected.", "9900 more lines were rejected");
    assertThat(page.body().split("Unknown cargo", -1)).hasSize(101);
    assertThat(host.get("/t/hansa/tracking/" + id).status()).isEqualTo(200);
  }

  @Test
  void a_page_takes_binary_for_no_text() {
    var page = upload("\u0000\u0001\n\u0002");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("0 lines accepted, 2 rejected.", "This is no text.");
  }

  @Test
  void twenty_megabytes_sent_by_a_page_are_refused_by_a_page() {
    var page = upload(LINE.repeat(20_000_000 / LINE.length()));

    assertThat(page.status()).isEqualTo(413);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).isNotBlank();
    assertThat(page.body())
        .contains("The request is too long; expected at most 10485760 bytes", "../assets/look.css");
  }

  @Test
  void who_asks_for_the_tenant_alone_with_a_browser_is_led_to_its_pages() {
    for (var path : List.of("/t/hansa", "/t/hansa/")) {
      var led = host.get(path, "Accept", "text/html");
      assertThat(led.status()).as(path).isEqualTo(303);
      assertThat(led.header("Location")).isEqualTo("/t/hansa/ui");
      assertThat(host.get(path).status()).isEqualTo(404);
    }
    var named = host.get("/", "Accept", "text/html", "Host", "hansa.localhost");
    assertThat(named.status()).isEqualTo(303);
    assertThat(named.header("Location")).isEqualTo("/ui");
    assertThat(host.get("/t/nobody", "Accept", "text/html").status()).isEqualTo(404);
  }

  @Test
  void what_a_page_never_saw_is_refused_by_a_page_too_and_for_programs_by_a_problem() {
    var text = form("Content-Disposition: form-data; name=\"report\"", "no file");
    var page = send("/t/hansa/ui/handling/upload", FORM, text, true);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains("<h1>Bad Request</h1>").doesNotContain("micronaut");

    var lost = host.get("/t/hansa/ui/nothing", "Accept", "text/html");
    assertThat(lost.status()).isEqualTo(404);
    assertThat(lost.body()).contains("Nothing is here.");
    assertThat(host.get("/t/hansa/ui/nothing").header("Content-Type"))
        .isEqualTo("application/problem+json");
  }

  @Test
  void a_list_is_imported_by_the_command_line_where_tenants_have_names_only() throws IOException {
    try (var based = TestHost.start(Map.of("kontor.base-domain", "kontor.example"))) {
      based.onboardAt("kontor.example", "acme", "shipping");
      var names = based.folder().resolve("hosts");
      Files.writeString(names, "127.0.0.1 kontor.example acme.kontor.example\n");
      var list = based.folder().resolve("list.csv");
      Files.writeString(list, "DEBRE,Bremen\nnonsense\nDEBRV,Bremerhaven\n");

      var said = imported(based, names, "acme", list);
      assertThat(said.out()).contains("2 locations: 2 new", "line 2:");
      assertThat(said.exitCode()).isEqualTo(1);
      var found =
          Http.send(based.port(), "GET", "/locations/DEBRV", null, "Host", "acme.kontor.example");
      assertThat(found.text("name")).isEqualTo("Bremerhaven");
      assertThat(imported(based, names, "nobody", list).exitCode()).isEqualTo(3);
    }
  }

  private static Result imported(TestHost based, Path names, String tenant, Path list) {
    var machine = List.of("-Djdk.net.hosts.file=" + names);
    return new CliProcess(based, based.token(), "kontor.example", machine)
        .run("locations", "import", tenant, list);
  }

  @Test
  void ten_thousand_bad_lines_and_binaries_are_told_by_the_command_line() throws IOException {
    var list = host.folder().resolve("list.csv");
    Files.writeString(
        list,
        IntStream.range(0, 10_000)
            .mapToObj("bad line %d\n"::formatted)
            .collect(Collectors.joining("", "", "DEBRE,Bremen\n")));
    var said = new CliProcess(host, host.token()).run("locations", "import", "hansa", list);
    assertThat(said.out())
        .contains("1 locations: 1 new, 0 renamed; 10000 lines rejected", "and 9980 more");
    assertThat(said.exitCode()).isEqualTo(1);

    Files.write(list, new byte[3_000_000]);
    said = new CliProcess(host, host.token()).run("locations", "import", "hansa", list);
    assertThat(said.err()).contains("a line of it has no end");
    assertThat(said.exitCode()).isEqualTo(1);
  }

  private static String book() {
    return host.post("/t/hansa/cargos", "{\"origin\": \"CNHKG\", \"destination\": \"SESTO\"}")
        .text("trackingId");
  }

  private static Answer upload(String report) {
    var file =
        """
        Content-Disposition: form-data; name="report"; filename="report.txt"\r
        Content-Type: text/plain\
        """;
    return send("/t/hansa/ui/handling/upload", FORM, form(file, report), true);
  }

  private static String form(String part, String content) {
    return "--%1$s\r\n%2$s\r\n\r\n%3$s\r\n--%1$s--\r\n".formatted(BOUNDARY, part, content);
  }

  /** As a browser asks, when it is asked for a page. */
  private static Answer send(String path, String type, String body, boolean isLengthSaid) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var whole = BodyPublishers.ofByteArray(bytes);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(host.port(), path)))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", type)
            .header("Accept", path.contains("/ui/") ? "text/html,*/*;q=0.8" : "*/*")
            .POST(isLengthSaid ? whole : BodyPublishers.fromPublisher(whole))
            .build();
    try {
      return Answer.of(Http.CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
