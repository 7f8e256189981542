package dev.kontor.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class GoldenEventsTest {

  private static final Sold NOW = new Sold("lamp", "12.50", List.of("ann", "bob"), "");
  private static final Sold BARE = new Sold("lamp", "12.50", List.of(), null);
  private static final Sold THEN = new Sold("lamp", "12.50", List.of("ann"), null);

  @TempDir private Path folder;
  @TempDir private Path wanted;

  @BeforeEach
  void files() throws IOException {
    write("shop.sold.1.json", "{\"thing\": \"lamp\", \"cents\": 1250, \"buyer\": \"ann\"}");
    write("shop.sold.2.json", "{\"thing\": \"lamp\", \"euros\": \"12.50\", \"buyer\": \"ann\"}");
    write(
        "shop.sold.3.json",
        """
        {"thing": "lamp", "euros": "12.50", "buyers": ["ann", "bob"], "note": ""}\
        """);
    write("shop.sold.3.bare.json", "{\"thing\":\"lamp\",\"euros\":\"12.50\",\"buyers\":[]}");
    write("shop.returned.1.json", "{\"thing\": \"lamp\"}\n");
    write("other.moved.1.json", "{\"another\": \"module's\"}");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private GoldenEvents golden() {
    return GoldenEvents.of("shop", folder, wanted)
        .written(new Returned("lamp"))
        .formerly(1, THEN)
        .formerly(2, THEN)
        .written(BARE, "bare");
  }

  private static void run(GoldenEvents golden) throws Throwable {
    for (Executable test : golden.tests().map(DynamicTest::getExecutable).toList()) {
      test.execute();
    }
  }

  @TestFactory
  Stream<DynamicTest> all_is_as_it_was() {
    return golden().written(NOW).tests();
  }

  @Test
  void another_form_without_another_version_is_told() {
    var changed = golden().written(new Sold("lamp", "12.51", List.of(), null));

    assertThatThrownBy(() -> run(changed))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "'shop.sold' is stored in another form than version 3",
            "12.50",
            "12.51",
            "version to 4",
            "@Upcaster from 3",
            "formerly(3, …)");
  }

  @Test
  void a_new_event_is_offered_for_its_file() throws IOException {
    Files.delete(folder.resolve("shop.sold.3.json"));

    assertThatThrownBy(() -> run(golden().written(NOW)))
        .hasMessageContainingAll("shop.sold.3.json is missing", "copy ", wanted.toString());
    assertThat(wanted.resolve("shop.sold.3.json"))
        .hasContent(
            """
            {"thing":"lamp","euros":"12.50","buyers":["ann","bob"],"note":""}\
            """);
  }

  @Test
  void what_was_stored_formerly_must_read_as_it_did() {
    var otherwise = golden().written(NOW).formerly(1, BARE);

    assertThatThrownBy(() -> run(otherwise))
        .hasMessageContainingAll("shop.sold.1.json reads otherwise", BARE.toString(), "[ann]");
  }

  @Test
  void what_can_not_be_read_any_more_is_told() throws IOException {
    write("shop.sold.2.json", "{\"thing\": \"lamp\", \"euros\": {}, \"buyer\": \"ann\"}");

    assertThatThrownBy(() -> run(golden().written(NOW)))
        .hasMessageContaining("shop.sold.2.json can't be read any more");
  }

  @Test
  void a_former_file_is_never_deleted() throws IOException {
    Files.delete(folder.resolve("shop.sold.1.json"));

    assertThatThrownBy(() -> run(golden().written(NOW)))
        .hasMessageContainingAll("shop.sold.1.json is missing", "never deleted");
  }

  @Test
  void events_versions_and_files_of_which_nobody_tells_are_told_of_all_at_once()
      throws IOException {
    write("shop.stolen.1.json", "{}");
    write("shop.sold.2.other.json", "{}");

    assertThatThrownBy(() -> run(GoldenEvents.of("shop", folder, wanted).formerly(1, THEN)))
        .hasMessageContainingAll(
            "no sample of 'shop.returned', version 1",
            "no former sample of 'shop.sold', version 2",
            "no sample of 'shop.sold', version 3",
            "shop.stolen.1.json: no class bears this @EventType",
            "shop.sold.2.other.json: no event is told")
        .hasMessageNotContainingAny("other.moved", "sold', version 1");
  }
}
