package dev.kontor.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.simulation.schedule.Chance;
import dev.kontor.simulation.schedule.Schedule;
import dev.kontor.simulation.schedule.Threads;
import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run is shown as it was, to people and to other tools. */
final class ReportsTest {

  private static final List<String> HOSTS = List.of("bremen", "visby");
  private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\":(\\d+)");

  private final Trace trace = new Schedule(new Threads(), new Chance(1)).trace();

  private void somethingHappens() {
    trace.add(Kind.STARTED, "bremen", "serves");
    trace.add(Kind.STEP, "stage", "of nobody's host");
    trace.add(Kind.STARTED, "visby", "serves");
    trace.add(Kind.SENT, "bremen", "POST {a} letter", 1);
    trace.add(Kind.SENT, "bremen", "POST another", 2);
    trace.add(Kind.CUT, "bremen", "visby");
    trace.add(Kind.ARRIVED, "visby", "POST another", 2);
    trace.add(Kind.LOST, "bremen", "POST {a} letter", 1);
    trace.add(Kind.STEP, "visby", "ann: Move\nsecond line");
    trace.add(Kind.STATEMENT, "visby", "ann: SELECT 1 [wire-7]");
    trace.add(Kind.STEP, "visby", "bob: Move");
    trace.add(Kind.STATEMENT, "visby", "bob: SELECT 1 [wire-7]");
    trace.add(Kind.SENT, "visby", "200", 3);
    trace.add(Kind.ARRIVED, "bremen", "200", 3);
    trace.add(Kind.MENDED, "bremen", "visby");
    trace.add(Kind.CRASHED, "visby", "is down");
  }

  /** As js/shiviz.js, js/model/parser.js and js/model/modelGraph.js of ShiViz do. */
  @Test
  void shiviz_reads_every_event_and_its_clock_from_the_file() {
    somethingHappens();
    var file = ShiVizLog.of(trace, HOSTS).split("\n", 3);
    assertThat(file[1]).as("the line of a delimiter between runs").isBlank();
    // JavaScript takes a brace for itself where no number follows; Java wants it quoted.
    var events =
        Pattern.compile(
                "^" + file[0].replace("{", "\\{").replace("}", "\\}") + "$", Pattern.MULTILINE)
            .matcher(file[2]);
    var clocks = new TreeMap<String, Integer>();
    int read = 0;
    while (events.find()) {
      read++;
      var host = events.group("host");
      var clock = clock(events.group("clock"));
      assertThat(HOSTS).contains(host);
      assertThat(clock.get(host))
          .as("each host counts its events from 1")
          .isEqualTo(next(clocks, host));
      clock.forEach((other, count) -> assertThat(clocks).as("seen before").containsKey(other));
      clock.forEach((other, count) -> assertThat(count).isLessThanOrEqualTo(clocks.get(other)));
    }
    assertThat(read).isEqualTo(13);
    assertThat(file[2].lines()).hasSize(2 * read);
    assertThat(file[2]).contains("visby {\"bremen\":3,\"visby\":2}\narrived: POST another");
  }

  private static int next(Map<String, Integer> clocks, String host) {
    return clocks.merge(host, 1, Integer::sum);
  }

  private static Map<String, Integer> clock(String json) {
    var clock = new HashMap<String, Integer>();
    var entries = ENTRY.matcher(json);
    while (entries.find()) {
      clock.put(entries.group(1), Integer.valueOf(entries.group(2)));
    }
    return clock;
  }

  @Test
  void a_picture_shades_what_cannot_be_reached_and_whoever_is_down() {
    somethingHappens();
    var page = Picture.of("a run", trace, HOSTS, "", List.of());
    assertThat(page)
        .contains("<title>bremen can't reach visby</title>")
        .contains("<title>visby is down</title>")
        .contains("✕ POST {a} letter")
        .doesNotContain("class=\"step asked focus\"");
  }

  @Test
  void a_picture_shows_the_steps_of_what_has_failed() {
    somethingHappens();
    var page = Picture.of("a run", trace, HOSTS, "[ann@visby: wire-7 out of turn]", List.of());
    assertThat(page.split("class=\"step asked focus\"", -1)).hasSize(2);
    assertThat(page).contains("of ann@visby, wire-7");
  }
}
