package dev.kontor.systems.system;

import dev.kontor.message.Field;

/** What a system has to say: up to 10,000 characters, in lines. */
public record NoticeText(String text) {

  /** So many characters at most. */
  public static final int LONGEST = 10_000;

  /** Checks the text. */
  public NoticeText {
    text = Field.lines("text", text, LONGEST);
  }

  @Override
  public String toString() {
    return text;
  }
}
