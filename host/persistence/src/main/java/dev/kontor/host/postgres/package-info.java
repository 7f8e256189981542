/** What speaks SQL: servers, pools, provisioning, migrations and the control database. */
@NullMarked
package dev.kontor.host.postgres;

import org.jspecify.annotations.NullMarked;
