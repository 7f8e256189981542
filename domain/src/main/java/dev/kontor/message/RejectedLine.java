package dev.kontor.message;

/**
 * A line of an upload that was not entered.
 *
 * @param line its number, from 1
 * @param text the line, or its first part
 */
public record RejectedLine(int line, String text, String reason) {}
