/** Tests of provisioning, on a real server. */
@NullMarked
package dev.kontor.host.postgres.provisioning;

import org.jspecify.annotations.NullMarked;
