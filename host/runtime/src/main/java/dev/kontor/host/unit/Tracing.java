package dev.kontor.host.unit;

import dev.kontor.tenant.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Spans of units of work, each a part of what its caller does; that of a follow-up a part of the
 * unit that left it, however much later it runs. Nothing at all where nobody collects them.
 * Thread-safe.
 */
public final class Tracing {

  private static final int VERSION = 2;
  private static final int TRACE = VERSION + 1 + 32;
  private static final int SPAN = TRACE + 1 + 16;
  private static final int FLAGS = SPAN + 1 + 2;

  private final @Nullable Tracer tracer;

  private Tracing(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** None. */
  public static Tracing none() {
    return new Tracing(null);
  }

  /** By this, if anything collects what it is told. */
  public static Tracing by(OpenTelemetry telemetry) {
    return telemetry.getTracerProvider().equals(TracerProvider.noop())
        ? none()
        : new Tracing(telemetry.getTracer("dev.kontor"));
  }

  /**
   * Runs a unit, or a part of one, in a span of its own.
   *
   * @param asked a command, a query or a request with a key, which the span is named after
   * @param trace of what it is a part of, unless the calling code runs in a span
   */
  <R extends @Nullable Object> R unit(
      TenantId tenant, Object asked, @Nullable String trace, Supplier<R> body) {
    if (tracer == null) {
      return body.get();
    }
    var parent = Span.current().getSpanContext().isValid() ? Context.current() : remote(trace);
    var name =
        asked instanceof RequestKey request ? request.command() : asked.getClass().getSimpleName();
    return within(name, SpanKind.INTERNAL, tenant, parent, body);
  }

  /** Runs a follow-up in a span of its own, a part of the unit that left it. */
  <R extends @Nullable Object> R followUp(
      TenantId tenant, String handler, @Nullable String trace, Supplier<R> body) {
    return tracer == null
        ? body.get()
        : within(handler, SpanKind.CONSUMER, tenant, remote(trace), body);
  }

  private <R extends @Nullable Object> R within(
      String name, SpanKind kind, TenantId tenant, Context parent, Supplier<R> body) {
    var span =
        requireTracer()
            .spanBuilder(name)
            .setSpanKind(kind)
            .setParent(parent)
            .setAttribute("kontor.tenant", tenant.value())
            .startSpan();
    try (var _ = parent.with(span).makeCurrent()) {
      return body.get();
    } catch (RuntimeException | Error failed) {
      span.recordException(failed);
      span.setStatus(StatusCode.ERROR);
      throw failed;
    } finally {
      span.end();
    }
  }

  private Tracer requireTracer() {
    if (tracer == null) {
      throw new IllegalStateException("nobody collects spans; ask before one is made");
    }
    return tracer;
  }

  /** The {@code traceparent} of the span that the calling code runs in; in none: this. */
  @Nullable String current(@Nullable String otherwise) {
    if (tracer == null) {
      return otherwise;
    }
    var span = Span.current().getSpanContext();
    return span.isValid()
        ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
        : otherwise;
  }

  /** Outside of all spans but the one of this {@code traceparent} (W3C Trace Context §3.2). */
  private static Context remote(@Nullable String trace) {
    if (trace == null || trace.length() != FLAGS) {
      return Context.root();
    }
    var parent =
        SpanContext.createFromRemoteParent(
            trace.substring(VERSION + 1, TRACE),
            trace.substring(TRACE + 1, SPAN),
            TraceFlags.fromHex(trace, SPAN + 1),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(parent));
  }
}
