package dev.kontor.systems.system;

import dev.kontor.message.Field;

/** What people call a system. */
public record SystemName(String text) {

  /** So many characters at most. */
  public static final int LONGEST = 200;

  /** Checks the text. */
  public SystemName {
    text = Field.text("name", text, LONGEST);
  }

  @Override
  public String toString() {
    return text;
  }
}
