/** Methods that are planned for a time. */
@NullMarked
package dev.kontor.host.message.plans;

import org.jspecify.annotations.NullMarked;
