package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.http.routing.TenantPages;
import dev.kontor.host.tenancy.TenantState;
import java.io.PrintStream;

/** Starts a host, says where it is, and stops it when it is told to. */
public final class Kontor {

  private Kontor() {}

  /** Serves until stopped; exit code 1 and one line when it can't, 2 when it was called wrongly. */
  public static void main(String[] arguments) {
    var output = System.out;
    var error = System.err;
    CommandLine line;
    try {
      line = CommandLine.parse(arguments);
    } catch (IllegalArgumentException wrong) {
      error.println("kontor: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    if (line.help()) {
      output.print(CommandLine.HELP);
      return;
    }
    System.exit(serve(line, output, error));
  }

  private static int serve(CommandLine line, PrintStream output, PrintStream error) {
    try {
      var host = Host.of(line.properties());
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(host::close));
      host.start();
      say(host, output);
      if (line.isTraining()) {
        Rehearsal.of(host);
        host.close();
        return 0;
      }
      // Told to stop, the virtual machine ends under this; here it goes on only if the host can't.
      return complain(host.ending().join(), error);
    } catch (RuntimeException failed) {
      return complain(failed, error);
    }
  }

  private static int complain(RuntimeException failed, PrintStream error) {
    error.println("kontor: " + StartFailure.inOneLine(failed));
    return 1;
  }

  private static void say(Host host, PrintStream output) {
    var options = host.beans().getBean(HostOptions.class);
    var url = options.publicUrlOrLocal(host.port());
    output.printf("Kontor serves at %s%n  console   %s/console%n", url, url);
    var pages = host.beans().getBean(TenantPages.class);
    for (var tenant : host.beans().getBean(Administration.class).all()) {
      if (tenant.known().state() == TenantState.ACTIVE) {
        var at = TenantUrl.of(url, options.baseDomain(), tenant.id());
        var modules = tenant.known().configuration().modules();
        output.printf(
            "  %-9s %s%s%n",
            tenant.id(),
            at,
            pages.firstOf(modules).map(first -> "  pages: " + at + first).orElse(""));
      }
    }
    output.flush();
  }
}
