package dev.kontor.host.http.monitoring;

import dev.kontor.host.letter.LetterMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;

/**
 * Counts letters of all tenants by their way, and what became of them: {@code
 * kontor_letters_total}, {@code kontor_letters_failed_total}. What happens first makes its counter,
 * so that there are none where nobody writes. Thread-safe.
 */
@Singleton
public final class LetterMetrics {

  private final PrometheusMeterRegistry registry;

  LetterMetrics(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /** Of those that this host's tenants send, wherever to. */
  public LetterMeter sent() {
    return new Way("sent");
  }

  /** Of those that come to this host's tenants, wherever from. */
  public LetterMeter received() {
    return new Way("received");
  }

  private final class Way implements LetterMeter {

    private final String way;

    Way(String way) {
      this.way = way;
    }

    @Override
    public void taken(int letters) {
      if (letters > 0) {
        letters("taken").increment(letters);
      }
    }

    @Override
    public void refused() {
      letters("refused").increment();
    }

    private Counter letters(String outcome) {
      return Counter.builder("kontor.letters")
          .description("Letters that their receivers have answered.")
          .tags("way", way, "outcome", outcome)
          .register(registry);
    }

    @Override
    public void failed() {
      Counter.builder("kontor.letters.failed")
          .description("Batches of letters that could not be brought, and are brought again.")
          .tags("way", way)
          .register(registry)
          .increment();
    }
  }
}
