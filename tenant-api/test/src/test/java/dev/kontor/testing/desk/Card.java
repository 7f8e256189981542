package dev.kontor.testing.desk;

/** What is written for somebody who comes for the first time. */
public record Card(String name) {}
