package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TracingTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLERS = "00-" + TRACE + "-b7ad6b7169203331-01";

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .build();
  private final Tracing tracing = Tracing.by(telemetry);

  @AfterEach
  void close() {
    telemetry.close();
  }

  private SpanData span(String name) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_unit_is_a_part_of_what_its_caller_does() {
    var inside = tracing.unit(ACME, "message", CALLERS, () -> tracing.current(CALLERS));

    var span = span("String");
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(span.getAttributes().asMap().values()).contains("acme");
    assertThat(inside).isEqualTo("00-%s-%s-01".formatted(TRACE, span.getSpanId()));
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void a_span_around_it_goes_before_what_the_caller_says() {
    tracing.unit(ACME, "message", null, () -> tracing.unit(ACME, 1, CALLERS, () -> ""));

    assertThat(span("Integer").getParentSpanId()).isEqualTo(span("String").getSpanId());
    assertThat(span("String").getParentSpanId()).isEqualTo(SpanId.getInvalid());
  }

  @Test
  void a_follow_up_is_a_part_of_the_unit_that_left_it() {
    tracing.unit(ACME, "later", null, () -> tracing.followUp(ACME, "mail", CALLERS, () -> ""));

    var span = span("mail");
    assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
  }

  @Test
  void what_a_unit_fails_with_is_told_and_thrown_on() {
    assertThatThrownBy(() ->
            tracing.unit(
                ACME,
                "message",
                "no trace",
                () -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(span("String").getStatus()).isEqualTo(StatusData.error());
    assertThat(span("String").getEvents()).hasSize(1);
  }

  @Test
  void where_nobody_collects_spans_there_are_none_and_the_callers_trace_goes_on() {
    var none = Tracing.by(OpenTelemetry.noop());

    assertThat(none.unit(ACME, "message", CALLERS, () -> none.current(CALLERS))).isEqualTo(CALLERS);
    assertThat(none.followUp(ACME, "mail", CALLERS, () -> none.current(null))).isNull();
  }
}
