package dev.kontor.bench;

/** The child of {@link Crowd}: prints its figures as {@code name=value}, anything else as news. */
final class CrowdedHost {

  private CrowdedHost() {}

  /** How many tenants to onboard, and how many of them to have awake at once. */
  public static void main(String[] arguments) throws Exception {
    Bench.quiet();
    int tenants = Integer.parseInt(arguments[0]);
    int awake = Integer.parseInt(arguments[1]);
    try (var host = BenchHost.start()) {
      onboard(host, 0, 10);
      wakeAndSleep(host);
      int half = tenants / 2;
      onboard(host, 10, half);
      long before = LiveHeap.bytes();
      onboard(host, half, tenants);
      System.out.printf("asleep=%s%n", (LiveHeap.bytes() - before) / 1024.0 / (tenants - half));
      wake(host, awake);
      System.out.printf("heap=%d%n", LiveHeap.bytes() >> 20);
    }
    System.exit(0);
  }

  private static void onboard(BenchHost host, int from, int to) {
    for (int i = from; i < to; i++) {
      host.onboard("crowd" + i, "shipping");
      if (i % 100 == 99) {
        System.out.println((i + 1) + " onboarded");
      }
    }
  }

  private static void wakeAndSleep(BenchHost host) throws Exception {
    wake(host, 1);
    for (var tenant : host.administration().all()) {
      host.administration().sleep(tenant.id());
    }
  }

  /** Every one answers, then answers again while all the others are awake. */
  private static void wake(BenchHost host, int awake) throws Exception {
    try (var client = new KeepAliveClient(host.port())) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < awake; i++) {
          client.get("/t/crowd%d/locations/SESTO".formatted(i));
        }
      }
    }
    long now = host.administration().all().stream().filter(tenant -> tenant.awake()).count();
    if (now < awake) {
      throw new IllegalStateException(
          "%d tenants are awake at once; expected %d".formatted(now, awake));
    }
  }
}
