package dev.kontor.bench.peer;

/** Where a peer's database is. */
record Login(String url, String user, String password) {}
