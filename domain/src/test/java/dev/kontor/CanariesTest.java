package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.kontor.allocation.ledger.FindAllocations;
import dev.kontor.allocation.ledger.FindBatch;
import dev.kontor.allocation.product.OrderId;
import dev.kontor.allocation.product.OrderLine;
import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.simulation.Pending;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.systems.map.ListSystems;
import dev.kontor.systems.system.RegisterSystem;
import dev.kontor.systems.system.SystemName;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Three tenants of one host call their batches and orders alike, and each has a bird that sings in
 * all that is its own. Whatever goes wrong: no bird is ever found in another tenant's database,
 * answers, refusals, log lines or mails, nor in what the host says of itself.
 */
final class CanariesTest {

  private static final int TURNS = 40;

  /** Every table of a tenant's database, as text, in which one of these words stands. */
  private static final String TABLES =
      """
      SELECT format('SELECT %L AS name FROM %I.%I AS t WHERE t::text ~ $1 LIMIT 1',
        table_schema || '.' || table_name, table_schema, table_name)
      FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
      ORDER BY table_schema, table_name\
      """;

  private static final List<String> BIRDS = List.of("siskin", "finch", "heron");
  private static final List<String> TENANTS = List.of("ann", "bob", "cid");

  @SimulationTest(
      seeds = 3,
      sometimes = {
        "a host was down",
        "a command was refused",
        "a question was answered",
        "a mail was sent",
        "a log line was written"
      })
  void no_bird_sings_in_anothers_house(Simulation simulation) {
    var building = simulation.host("bremen");
    for (int i = 0; i < TENANTS.size(); i++) {
      building.tenantAs(
          TENANTS.get(i),
          "settings: {allocation.stock-mail: 'desk@%s.example'}".formatted(BIRDS.get(i)),
          "allocation",
          "systems");
    }
    var host = building.build();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    root.addAppender(log);
    try {
      run(simulation, host);
    } finally {
      root.detachAppender(log);
    }
    assertLogsClean(simulation, List.copyOf(log.list));
  }

  private static void run(Simulation simulation, SimulatedHost host) {
    simulation.start();
    var houses = new ArrayList<House>();
    for (int i = 0; i < TENANTS.size(); i++) {
      houses.add(new House(simulation, host.tenant(TENANTS.get(i)), BIRDS.get(i)));
    }
    simulation
        .withFault(Fault.CRASH, 0.003)
        .withFault(Fault.CONNECTION_LOST_BEFORE, 0.01)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.01)
        .withFault(Fault.MESSAGE_LOST, 0.2)
        .withFault(Fault.UNIT_HELD, 0.2);
    for (int turn = 0; turn < TURNS; turn++) {
      houses.forEach(House::live);
      if (!host.isUp()) {
        simulation.sometimes("a host was down");
      }
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(200)));
      houses.forEach(House::assertAnswersClean);
    }
    simulation.converge();
    houses.forEach(House::sing);
    simulation.runFor(Duration.ofMinutes(5));
    houses.forEach(House::assertAnswersClean);
    houses.forEach(House::assertDatabaseClean);
    houses.forEach(House::assertMailsClean);
  }

  /** A line of a tenant's may name its own bird; one of the host's names none. */
  private static void assertLogsClean(Simulation simulation, List<ILoggingEvent> lines) {
    for (var line : lines) {
      var tenant = tenantOf(line);
      int own = TENANTS.indexOf(tenant);
      assertThat(textOf(line))
          .as("a line of the log, of '%s'", tenant)
          .doesNotContainPattern(own < 0 ? any(BIRDS) : others(BIRDS.get(own)));
      if (own >= 0) {
        simulation.sometimes("a log line was written");
      }
    }
  }

  private static String tenantOf(ILoggingEvent line) {
    var pairs = line.getKeyValuePairs();
    return pairs == null
        ? line.getMDCPropertyMap().getOrDefault("tenant", "")
        : pairs.stream()
            .filter(pair -> pair.key.equals("tenant"))
            .map(pair -> String.valueOf(pair.value))
            .findFirst()
            .orElse("");
  }

  private static String textOf(ILoggingEvent line) {
    var thrown = line.getThrowableProxy();
    return line.getFormattedMessage()
        + line.getKeyValuePairs()
        + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
  }

  private static String others(String bird) {
    return any(BIRDS.stream().filter(other -> !other.equals(bird)).toList());
  }

  private static String any(List<String> birds) {
    return birds.stream().collect(Collectors.joining("|", "(?i)(", ")"));
  }

  /** A tenant with what it was asked, and what it said. */
  private static final class House {

    private final Simulation simulation;
    private final SimulatedTenant tenant;
    private final String bird;
    private final List<Pending<?>> asked = new ArrayList<>();

    House(Simulation simulation, SimulatedTenant tenant, String bird) {
      this.simulation = simulation;
      this.tenant = tenant;
      this.bird = bird;
    }

    /** What it does next, under names that all three use. */
    void live() {
      var chance = simulation.chance();
      var number = chance.nextInt(8);
      var batch = new Reference("batch-" + number);
      var order = new OrderId("order-" + number);
      switch (chance.nextInt(8)) {
        case 0, 1 -> tell(new AddBatch(batch, new Sku("LAMP " + bird), 3, null));
        case 2 -> tell(new ChangeBatchQuantity(batch, 1));
        case 3, 4 -> tell(new AllocateOrderLine(new OrderLine(order, new Sku("LAMP " + bird), 2)));
        case 5 -> tell(new AllocateOrderLine(new OrderLine(order, new Sku("no " + bird), 1)));
        case 6 -> tell(new RegisterSystem(new SystemName("Desk of " + bird)));
        default -> {
          ask(new FindBatch(batch));
          ask(new FindAllocations(order));
          ask(new ListSystems(10));
        }
      }
    }

    /** By now the host may have been down for all that it was told. */
    void sing() {
      var _ = tenant.send(new RegisterSystem(new SystemName("House of " + bird)));
    }

    private void tell(Command<?> command) {
      asked.add(tenant.sendLater(command));
    }

    private void ask(Query<?> query) {
      asked.add(tenant.inside(query.getClass().getSimpleName(), context -> context.ask(query)));
    }

    void assertAnswersClean() {
      for (var each : List.copyOf(asked)) {
        if (each.isOver()) {
          asked.remove(each);
          assertThat(said(each))
              .as("'%s' answers", tenant.address())
              .doesNotContainPattern(others(bird));
        }
      }
    }

    private String said(Pending<?> answer) {
      if (answer.isDone()) {
        var result = answer.result();
        if (result != null) {
          simulation.sometimes("a question was answered");
        }
        return String.valueOf(result);
      }
      var text = new StringBuilder();
      for (var why = answer.failure(); why != null; why = why.getCause()) {
        text.append(why).append('\n');
        simulation.sometimes("a command was refused");
      }
      return text.toString();
    }

    /** That its own bird is found shows that others would be. */
    void assertDatabaseClean() {
      assertThat(tablesWith(any(List.of(bird))))
          .as("tables of '%s' with its own", tenant.address())
          .contains("kontor.event");
      assertThat(tablesWith(others(bird)))
          .as("tables of '%s' with others'", tenant.address())
          .isEmpty();
    }

    private List<String> tablesWith(String pattern) {
      var found = new ArrayList<String>();
      for (var table : tenant.rows(TABLES, row -> row.getString(1))) {
        found.addAll(
            tenant.rows(table.replace("$1", "'" + pattern + "'"), row -> row.getString(1)));
      }
      return found;
    }

    void assertMailsClean() {
      for (var mail : simulation.mails().from("bremen", tenant.address().tenant().toString())) {
        assertThat(mail.toString())
            .as("a mail of '%s'", tenant.address())
            .contains(bird)
            .doesNotContainPattern(others(bird));
        simulation.sometimes("a mail was sent");
      }
    }
  }
}
