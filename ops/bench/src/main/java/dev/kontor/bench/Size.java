package dev.kontor.bench;

/**
 * How much is measured.
 *
 * @param pairs interleaved pairs behind each median
 * @param contexts of each kind that are weighed
 * @param crowd tenants onboarded in a small heap
 * @param awake how many of the crowd are awake at once
 * @param busy tenants that share a server with few connections
 * @param roundMillis how long one round of requests takes
 * @param rounds in which Kontor and its peers take turns at units of work
 */
record Size(int pairs, int contexts, int crowd, int awake, int busy, int roundMillis, int rounds) {

  static final Size FULL = new Size(25, 30, 1000, 200, 300, 400, 15);
  static final Size QUICK = new Size(20, 20, 60, 30, 150, 150, 5);
}
