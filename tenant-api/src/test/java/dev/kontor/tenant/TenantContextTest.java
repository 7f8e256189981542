package dev.kontor.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TenantContextTest {

  private final FixedContext acme = new FixedContext("acme");
  private final FixedContext hansa = new FixedContext("hansa");

  @Test
  void without_a_context_there_is_an_error_and_no_default_tenant() {
    assertThat(TenantContext.isBound()).isFalse();
    assertThatThrownBy(TenantContext::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no tenant's context is bound")
        .hasMessageContaining("run this inside TenantContext.call");
  }

  @Test
  void the_entered_context_is_the_current_one_until_the_body_ends() {
    var seen =
        acme.call(() -> {
          assertThat(TenantContext.isBound()).isTrue();
          return TenantContext.current();
        });

    assertThat(seen).isSameAs(acme);
    assertThat(TenantContext.isBound()).isFalse();
  }

  @Test
  void of_nested_contexts_the_inner_wins_and_the_outer_comes_back() {
    var seen = new ArrayList<TenantContext>();
    acme.call(() -> {
      seen.add(TenantContext.current());
      hansa.call(() -> seen.add(TenantContext.current()));
      return seen.add(TenantContext.current());
    });

    assertThat(seen).containsExactly(acme, hansa, acme);
  }

  @Test
  void who_entered_is_known_inside_and_an_outer_caller_is_no_inner_one() {
    var ann = new Caller("ann", UUID.randomUUID(), null);
    var seen = new ArrayList<Caller>();
    seen.add(TenantContext.caller());
    acme.call(
        ann,
        () -> {
          seen.add(TenantContext.caller());
          hansa.call(() -> seen.add(TenantContext.caller()));
          return seen.add(TenantContext.caller());
        });

    assertThat(seen).containsExactly(Caller.nobody(), ann, Caller.nobody(), ann);
    assertThat(Caller.nobody().principal()).isEqualTo("anonymous");
    assertThatThrownBy(() -> new Caller(" ", null, null)).hasMessageContaining("blank");
  }

  @Test
  void entering_the_current_context_again_is_an_error() {
    acme.call(() -> {
      assertThatThrownBy(() -> acme.call(() -> "again"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("tenant 'acme': this context is entered already; call the code directly");
      return TenantContext.current();
    });
  }

  @Test
  void an_outer_context_may_be_entered_again_inside_another() {
    var seen = acme.call(() -> hansa.call(() -> acme.call(() -> TenantContext.current().tenant())));

    assertThat(seen).isEqualTo(new TenantId("acme"));
  }

  @Test
  void two_contexts_of_one_tenant_are_two() {
    var other = new FixedContext("acme");

    assertThat(acme.<TenantContext, RuntimeException>call(() -> other.call(TenantContext::current)))
        .isSameAs(other);
  }

  @Test
  void what_the_body_throws_comes_out_as_it_is_and_the_context_ends() {
    assertThatThrownBy(() ->
            acme.call(() -> {
              throw new IOException("as it is");
            }))
        .isInstanceOf(IOException.class)
        .hasMessage("as it is");
    assertThat(TenantContext.isBound()).isFalse();
  }

  @Test
  void another_thread_does_not_inherit_it() throws InterruptedException {
    var bound = new ArrayList<Boolean>();
    acme.call(() -> {
      var thread = Thread.ofVirtual().unstarted(() -> bound.add(TenantContext.isBound()));
      thread.start();
      thread.join();
      return bound;
    });

    assertThat(bound).containsExactly(false);
  }

  @Test
  void now_is_what_the_tenants_clock_says() {
    assertThat(acme.now()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void no_other_context_is_entered_while_a_unit_of_work_is_open() {
    acme.inUnit = true;

    acme.call(() -> {
      assertThatThrownBy(() -> hansa.call(() -> "never"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("'hansa'", "unit of work of tenant 'acme'");
      acme.inUnit = false;
      return hansa.call(() -> "entered");
    });
  }

  private static final class FixedContext extends TenantContext {
    private final TenantId tenant;
    private boolean inUnit;

    FixedContext(String tenant) {
      this.tenant = new TenantId(tenant);
    }

    @Override
    public <R extends @Nullable Object> R send(Command<R> command) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <R extends @Nullable Object> R ask(Query<R> query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void raise(DomainEvent event) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected boolean isInUnit() {
      return inUnit;
    }

    @Override
    public TenantId tenant() {
      return tenant;
    }

    @Override
    public String site() {
      return "here";
    }

    @Override
    public String title() {
      return tenant.value();
    }

    @Override
    public InstantSource clock() {
      return InstantSource.fixed(Instant.EPOCH);
    }

    @Override
    public UUID newId() {
      return new UUID(0, 0);
    }

    @Override
    public RandomGenerator random() {
      return RandomGenerator.getDefault();
    }
  }
}
