package dev.kontor.simulation;

import java.util.List;

/** A host that is there when a run begins, with its tenants. */
record HostPlan(String name, List<TenantPlan> tenants) {}
