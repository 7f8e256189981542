package dev.kontor.cli;

/** What a script learns from a command's end. The numbers are public and never change. */
enum ExitCode {
  DONE(0),
  FAILED(1),
  USAGE(2),
  NO_SUCH_THING(3),
  REFUSED(4),
  UNREACHABLE(5);

  final int number;

  ExitCode(int number) {
    this.number = number;
  }
}
