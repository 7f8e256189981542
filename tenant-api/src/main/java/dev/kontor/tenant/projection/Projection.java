package dev.kontor.tenant.projection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean that keeps tables of its module by what its {@link Projects} methods make of events.
 *
 * <p>The tables hold nothing but what the events say: the same events in the same order fill them
 * in the same way. So they can be rebuilt while the tenant works: copies of them are filled, and
 * take their place at once; until then everybody sees the old ones. For that its statements name
 * its tables <em>without a schema</em>, and nobody else writes them.
 *
 * <p>It handles the types of events that it declares; all others pass by, those among them that no
 * code knows any more. A new inline projection knows what happens from then on; {@code kontor
 * projections rebuild} brings what was before.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Projection {

  /**
   * Its name, unique in the application: up to 40 of {@code a-z}, {@code 0-9} and {@code -}, a
   * letter first. Stored, so never change it.
   */
  String value();

  /** When it is brought up to date. */
  Mode mode();

  /**
   * Its tables, in its module's schema, named in lower case and without that; no other projection
   * has one of the same name, and no foreign key, trigger or view from outside hangs on them.
   */
  String[] tables();

  /** When a projection is brought up to date. */
  enum Mode {

    /**
     * In the transaction that raised the event, before its {@link
     * dev.kontor.tenant.handling.BeforeCommit} handlers: whoever asks after the command's answer
     * sees it. What it throws fails the command.
     */
    INLINE,

    /**
     * After the commit, in the order of all events, many in one transaction with the place that it
     * has got to. What it throws stops it, after some tries, where it is; it never skips.
     */
    FOLLOWING
  }
}
