/** What agents see: queue, thread, and the live feed that keeps them true. Reads that join several nouns. */
@ApplicationModule(allowedDependencies = {"platform", "identity", "customer", "ticket", "channel", "sla"})
@NullMarked
package io.tributary.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
