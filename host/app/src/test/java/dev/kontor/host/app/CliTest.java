package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.CliProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command line against a real host: what each says of itself holds between the two. */
final class CliTest {

  private static TestHost host;
  private static Path files;

  @BeforeAll
  static void start() throws IOException {
    host = TestHost.start();
    files = Files.createDirectory(host.folder().resolve("files"));
    Files.writeString(
        files.resolve("_defaults.yml"), "title: From the defaults\nmodules: [shipping]\n");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Result kontor(Object... arguments) {
    return new CliProcess(host, host.token()).run(arguments);
  }

  private static Result done(Object... arguments) {
    var result = kontor(arguments);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(0);
    return result;
  }

  private static void assertEnds(int exitCode, Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).isNotBlank();
  }

  private static Path file(String tenant, String text) throws IOException {
    return Files.writeString(files.resolve(tenant + ".yml"), "tenant: " + tenant + "\n" + text);
  }

  @Test
  void a_tenant_lives_and_ends_by_commands() throws IOException {
    var acme = file("acme", "");

    assertThat(done("tenant", "onboard", "acme", "-f", acme).out())
        .contains("database", "migrations", "activation");
    assertThat(host.admin("GET", "/tenants/acme").text("title")).isEqualTo("From the defaults");
    assertThat(done("tenant", "list").out()).contains("acme", "active", "shipping");
    assertThat(Json.of(done("tenant", "list", "--json").out()).texts("id")).contains("acme");

    file("acme", "title: Acme of its own\n");
    file("hansa", "");
    var rehearsed = done("apply", "-f", files, "--dry-run").out();
    assertThat(rehearsed).contains("acme", "reconfigure", "hansa", "onboard");
    assertThat(host.admin("GET", "/tenants/hansa").status()).isEqualTo(404);
    done("apply", "-f", files);
    assertThat(host.admin("GET", "/tenants/acme").text("title")).isEqualTo("Acme of its own");
    assertThat(host.state("hansa")).isEqualTo("active");

    assertEnds(4, kontor("tenant", "purge", "acme", "--yes"));
    done("tenant", "offboard", "acme");
    assertThat(host.state("acme")).isEqualTo("offboarded");
    assertEnds(4, kontor("tenant", "wake", "acme"));
    assertEnds(2, kontor("tenant", "purge", "acme"));
    done("tenant", "purge", "acme", "--yes");
    assertThat(host.admin("GET", "/tenants/acme").status()).isEqualTo(404);
    assertThat(done("apply", "-f", files, "--dry-run").out()).contains("acme", "skip");
  }

  @Test
  void a_tenants_flow_of_messages_is_described_without_waking_it() throws IOException {
    done("tenant", "onboard", "stock", "-f", file("stock", "modules: [allocation]\n"));
    done("tenant", "sleep", "stock");

    assertThat(done("describe", "stock").out())
        .containsSubsequence(
            "ChangeBatchQuantity  [command]",
            "└─ Products.changeQuantity",
            "raises Deallocated  [event allocation.deallocated v1, published]",
            "Reallocation.allocateAnew, after commit as 'reallocation'",
            "sends AllocateOrderLine");
    assertThat(done("describe", "stock", "--format", "svg").out())
        .startsWith("<svg ")
        .contains(">Products.allocate<", "allocation.out-of-stock")
        .endsWith("</svg>\n");
    var described = done("describe", "stock", "--json").out();
    assertThat(described).contains("\"$schema\"", "\"orderId\"", "\"verb\"");
    assertThat(Json.of(host.admin("GET", "/tenants/stock/flow").body()).text("tenant"))
        .isEqualTo("stock");
    assertThat(host.admin("GET", "/tenants/stock").text("awake")).isEqualTo("false");
    assertEnds(3, kontor("describe", "nobody"));
    assertEnds(2, kontor("describe", "stock", "--format", "poem"));
  }

  @Test
  void what_takes_long_or_begins_by_itself_is_described_too() throws IOException {
    done("tenant", "onboard", "probed", "-f", file("probed", "modules: [probe]\n"));

    assertThat(done("describe", "probed").out())
        .containsSubsequence(
            "SetAlarm  [command]", "raises later AlarmRang  [event probe.alarm-rang v1]")
        .containsSubsequence(
            "ordering  [saga]",
            "Ordering.take, step 'take'",
            "raises OrderMoved  [event probe.order-moved v1]",
            "Ordering.giveBack, undoes 'take'",
            "Ordering.send, step 'send'",
            "Ordering.apologize, when all is undone",
            "counting  [task]",
            "Counting.",
            ", step by step");
    assertThat(done("describe", "probed", "--format", "svg").out())
        .contains(">step 3: charge<", ">undoes: charge<", ">step by step<");
    assertThat(done("describe", "probed", "--json").out()).contains("\"saga\"", "\"undoing\"");
  }

  @Test
  void a_faulty_file_fails_naming_all_its_faults() throws IOException {
    var folder = Files.createDirectory(host.folder().resolve("faulty"));
    var file = Files.writeString(folder.resolve("wrong.yml"), "titel: x\nmodules: [shiping]\n");

    var result = kontor("tenant", "onboard", "wrong", "-f", file);

    assertEnds(1, result);
    assertThat(result.err()).contains("wrong.yml", "did you mean 'title'", "shipping");
    assertEnds(1, kontor("apply", "-f", folder));
    assertThat(host.admin("GET", "/tenants/wrong").status()).isEqualTo(404);
  }

  @Test
  void what_is_not_there_and_who_is_not_let_in_have_codes_of_their_own() {
    assertEnds(2, kontor("tenant", "paint", "acme"));
    assertEnds(3, kontor("tenant", "show", "nobody"));
    assertEnds(3, kontor("tenant", "purge", "nobody", "--yes"));
    assertEnds(5, new CliProcess(host, "wrong").run("tenant", "list"));
    assertEnds(5, kontor("tenant", "list", "--url", "http://localhost:1"));
  }
}
