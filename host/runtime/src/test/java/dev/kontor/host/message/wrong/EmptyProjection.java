package dev.kontor.host.message.wrong;

import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import jakarta.inject.Singleton;

/** Has no method, no table, and another's name. */
@Singleton
@Projection(
    value = "Wrong_Name",
    mode = Mode.FOLLOWING,
    tables = {})
public final class EmptyProjection {}
