package dev.kontor.shipping.terminal;

import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;

/**
 * This tenant has done something to a shipping company's cargo. Whether there is such a cargo, the
 * company knows; what it can't register it answers.
 */
public record ReportHandling(Address company, RegisterHandlingEvent event)
    implements Command<Void> {}
