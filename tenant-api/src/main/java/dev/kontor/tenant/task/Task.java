package dev.kontor.tenant.task;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One step of a long piece of work, again and again until it is done: takes the task's state, a
 * record, does the next part, and returns {@link TaskStep#next} or {@link TaskStep#done}.
 *
 * <pre>
 * &#64;Task("location-import")
 * TaskStep&lt;Upload, Imported&gt; importSome(Upload upload) {
 *   var lines = uploads.lines(upload.from(), 1_000);
 *   lines.forEach(this::enter);
 *   return lines.isEmpty()
 *       ? TaskStep.done(new Imported(upload.from()))
 *       : TaskStep.next(upload.after(lines), upload.from() + lines.size(), upload.size());
 * }
 * </pre>
 *
 * <p>Each step runs in a unit of its own, in which what it did, the state and the progress are
 * committed together: a host that dies repeats no step and leaves none out. A step that throws is
 * tried again, with growing pauses, and after ten attempts parked as a dead letter; replayed, the
 * task goes on where it was.
 *
 * <p>The state is stored at each step: keep it small, and what it points to in a table. A second
 * argument, if wanted, is the {@link dev.kontor.tenant.handling.FollowUp}, whose id makes effects
 * outside idempotent.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Task {

  /** Unique in the application. Stored, so never change it. */
  String value();
}
