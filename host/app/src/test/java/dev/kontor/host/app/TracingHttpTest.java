package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace from a request to what follows from it, with an SDK in the host's process. */
final class TracingHttpTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static final String OF_REQUEST = "00-" + TRACE + "-b7ad6b7169203331-01";

  private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();

  private static OpenTelemetrySdk telemetry;
  private static TestHost host;

  @BeforeAll
  static void start() {
    telemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(EXPORTER))
                    .build())
            .build();
    GlobalOpenTelemetry.resetForTest();
    GlobalOpenTelemetry.set(telemetry);
    host = TestHost.start();
    host.onboard("made", "allocation");
  }

  @AfterAll
  static void stop() {
    host.close();
    GlobalOpenTelemetry.resetForTest();
    telemetry.close();
  }

  private static List<SpanData> spans(String name) {
    return EXPORTER.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }

  @Test
  void a_follow_up_is_in_the_trace_of_the_request_that_it_follows_from() {
    host.post("/t/made/batches", "{\"reference\": \"b\", \"sku\": \"LAMP\", \"quantity\": 3}");
    host.post("/t/made/allocations", "{\"orderId\": \"o\", \"sku\": \"LAMP\", \"quantity\": 2}");

    Http.send(
        host.port(), "PATCH", "/t/made/batches/b", "{\"quantity\": 1}", "traceparent", OF_REQUEST);

    eventually("the follow-up has run", () -> !spans("reallocation").isEmpty());
    var change = spans("ChangeBatchQuantity").getFirst();
    var reallocation = spans("reallocation").getFirst();
    assertThat(change.getTraceId()).isEqualTo(TRACE);
    assertThat(change.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(reallocation.getTraceId()).isEqualTo(TRACE);
    assertThat(reallocation.getParentSpanId()).isEqualTo(change.getSpanId());
    assertThat(spans("AllocateOrderLine").getFirst().getTraceId()).isNotEqualTo(TRACE);
  }

  @Test
  void the_commands_of_a_request_with_a_key_are_parts_of_its_span() {
    var body = "{\"reference\": \"k\", \"sku\": \"VASE\", \"quantity\": 3}";

    host.post("/t/made/batches", body, "Idempotency-Key", "k", "traceparent", OF_REQUEST);

    var request = spans("POST /t/{tenant}/batches").getFirst();
    assertThat(request.getTraceId()).isEqualTo(TRACE);
    assertThat(spans("AddBatch"))
        .extracting(SpanData::getParentSpanId)
        .contains(request.getSpanId());
  }
}
