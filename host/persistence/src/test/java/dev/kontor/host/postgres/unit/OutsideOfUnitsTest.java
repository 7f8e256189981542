package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.Writes;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a context's beans can do in the tenant's database without a unit of work: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutsideOfUnitsTest {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private final TransactionOperations<Connection> transactions = host.transactions();
  private final UnitStore units = host.units;

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @BeforeEach
  void nothing_is_written() {
    tenant.asAdministrator("DELETE FROM public.note");
  }

  private static boolean note(Connection connection) {
    try (var statement = connection.createStatement()) {
      return statement.execute("INSERT INTO public.note VALUES (1, 'noted')");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String notes() {
    return tenant.value("SELECT count(*) FROM public.note");
  }

  @Test
  void no_transaction_begins_there_and_it_is_said_where_one_does() {
    for (var definition : List.of(TransactionDefinition.DEFAULT, TransactionDefinition.READ_ONLY)) {
      assertThatThrownBy(
              () -> transactions.execute(definition, status -> note(status.getConnection())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("acme", "no unit of work", "context.send(…)", "context.ask(…)");
    }

    assertThat(notes()).isEqualTo("0");
  }

  @Test
  void nor_does_the_data_source_itself_give_a_connection() {
    var injected = host.context.getBean(DataSource.class);

    assertThatThrownBy(() -> note(injected.getConnection()))
        .hasMessageContaining("no unit of work");
    assertThat(notes()).isEqualTo("0");
  }

  @Test
  void a_unit_has_one_connection_and_no_second_one_beside_it() {
    long epoch = units.takeOver().epoch();

    units.write(unit -> {
      assertThatThrownBy(() ->
              transactions.execute(
                  TransactionDefinition.of(Propagation.REQUIRES_NEW),
                  status -> note(status.getConnection())))
          .hasStackTraceContaining("a unit has one connection and one transaction");
      var _ = note(transactions.getConnection());
      unit.write(epoch, new Writes(List.of(), List.of(), null));
      return true;
    });

    assertThat(notes()).isEqualTo("1");
  }

  @Test
  void in_a_unit_the_data_source_gives_the_units_own_connection() {
    long epoch = units.takeOver().epoch();
    var injected = host.context.getBean(DataSource.class);

    units.write(unit -> {
      try (var connection = injected.getConnection()) {
        var _ = note(connection);
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
      assertThat(notes()).isEqualTo("0");
      unit.write(epoch, new Writes(List.of(), List.of(), null));
      return true;
    });

    assertThat(notes()).isEqualTo("1");
  }

  @Test
  void what_asks_for_a_rollback_within_a_unit_keeps_that_from_being_written() {
    long epoch = units.takeOver().epoch();

    assertThatThrownBy(() ->
            units.write(unit -> {
              var _ =
                  transactions.executeWrite(status -> {
                    status.setRollbackOnly();
                    return note(status.getConnection());
                  });
              unit.write(epoch, new Writes(List.of(), List.of(), null));
              return true;
            }))
        .hasMessageContaining("rolled back");

    assertThat(notes()).isEqualTo("0");
  }

  @Test
  void another_thread_is_outside_of_the_unit() {
    var failed =
        units.<Throwable>read(_ ->
            tenant
                .beside(() -> transactions.executeRead(status -> note(status.getConnection())))
                .handle((_, failure) -> failure)
                .join());

    assertThat(failed).hasStackTraceContaining("no unit of work");
  }

  @Test
  void a_query_has_a_connection_that_changes_nothing() {
    assertThatThrownBy(() -> units.read(_ -> note(transactions.getConnection())))
        .hasStackTraceContaining("read-only transaction");
    assertThat(notes()).isEqualTo("0");
  }
}
