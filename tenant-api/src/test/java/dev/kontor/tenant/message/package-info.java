/** Tests of what is known of messages. */
@NullMarked
package dev.kontor.tenant.message;

import org.jspecify.annotations.NullMarked;
