package dev.kontor.host.tenancy;

/**
 * Why a tenant is {@link TenantState#FAILED}.
 *
 * @param step the step that failed
 * @param reason what went wrong, in a line
 */
public record Failure(String step, String reason) {}
